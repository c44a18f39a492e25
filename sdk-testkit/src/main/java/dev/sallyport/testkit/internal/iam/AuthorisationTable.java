package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.trust.Topology;
import java.util.ArrayList;
import java.util.List;

/** The one table of what the topology means: who, what, on which resource, by which way. */
public final class AuthorisationTable implements Authorisation {

    private static final String ANYBODY = "*";

    private final List<Row> rows;

    private AuthorisationTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table of a topology. */
    public static AuthorisationTable of(Topology topology) {
        List<Row> rows = new ArrayList<>();
        String function = topology.functionRoleArn();
        for (Topology.Caller caller : topology.callers()) {
            String role = topology.callerRoleArn(caller);
            String alias = topology.alias(caller).arn();
            String documents =
                    "arn:" + topology.partition() + ":s3:::" + topology.a().bucket() + "/" + caller.prefix() + "*";
            rows.add(new Row(role, "lambda:InvokeFunction", alias, Listener.LAMBDA_VPC));
            rows.add(new Row(role, "s3:PutObject", documents, Listener.S3));
            rows.add(new Row(function, "s3:GetObjectVersion", documents, Listener.S3_FROM_B));
        }
        String profile = topology.profileArn();
        rows.add(new Row(function, "bedrock:InvokeModel", profile, Listener.BEDROCK_RUNTIME));
        rows.add(new Row(function, "bedrock:InvokeModelWithResponseStream", profile, Listener.BEDROCK_RUNTIME));
        rows.add(new Row(ANYBODY, "sts:GetCallerIdentity", "*", Listener.STS));
        return new AuthorisationTable(rows);
    }

    @Override
    public boolean allows(Wish wish) {
        return rows.stream().anyMatch(row -> row.allows(wish));
    }

    /** One permission; a resource may end with {@code *}, which stands for anything. */
    private record Row(String principal, String action, String resource, Listener listener) {

        boolean allows(Wish wish) {
            return (principal.equals(ANYBODY) || principal.equals(wish.principal()))
                    && action.equals(wish.action())
                    && listener == wish.listener()
                    && covers(wish.resource());
        }

        private boolean covers(String other) {
            return resource.endsWith("*")
                    ? other.startsWith(resource.substring(0, resource.length() - 1))
                    : other.equals(resource);
        }
    }
}
