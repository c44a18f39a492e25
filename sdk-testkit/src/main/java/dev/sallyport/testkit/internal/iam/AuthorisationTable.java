package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.trust.Topology;
import java.util.ArrayList;
import java.util.List;

/** The one table of what the topology means: who, what, on which resource, by which way. */
public final class AuthorisationTable implements Authorisation {

    private static final String ANYBODY = "*";

    /** What the application does with its own documents, which are sent in parts where they are large, and read back. */
    private static final List<String> UPLOADERS = List.of(
            "s3:PutObject",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts");

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
            for (String action : UPLOADERS) {
                rows.add(new Row(role, action, documents, Listener.S3));
            }
            rows.add(new Row(function, "s3:GetObjectVersion", documents, Listener.S3_FROM_B));
        }
        String profile = topology.profileArn();
        rows.add(new Row(function, "bedrock:InvokeModel", profile, Listener.BEDROCK_RUNTIME));
        rows.add(new Row(function, "bedrock:InvokeModelWithResponseStream", profile, Listener.BEDROCK_RUNTIME));
        administrators(rows, topology);
        rows.add(new Row(ANYBODY, "sts:GetCallerIdentity", "*", Listener.STS));
        return new AuthorisationTable(rows);
    }

    /** Each does in its own account what it likes, from outside the other's endpoints. */
    private static void administrators(List<Row> rows, Topology topology) {
        String bucket = "arn:" + topology.partition() + ":s3:::" + topology.a().bucket();
        String a = Principals.administrator(topology, topology.a().account());
        rows.add(new Row(a, "s3:*", bucket, Listener.S3));
        rows.add(new Row(a, "s3:*", bucket + "/*", Listener.S3));
        rows.add(new Row(a, "s3:ListAllMyBuckets", "*", Listener.S3));
        assumes(rows, topology, a);
        String b = Principals.administrator(topology, topology.b().account());
        String functions = "arn:" + topology.partition() + ":lambda:"
                + topology.b().region() + ":" + topology.b().account() + ":function:*";
        assumes(rows, topology, b);
        rows.add(new Row(b, "lambda:*", functions, Listener.LAMBDA));
        rows.add(new Row(b, "bedrock:*", "*", Listener.BEDROCK_RUNTIME));
    }

    private static void assumes(List<Row> rows, Topology topology, String role) {
        String roles = "arn:" + topology.partition() + ":iam::" + role.split(":", -1)[4] + ":role/*";
        rows.add(new Row(role, "sts:*", roles, Listener.STS));
    }

    @Override
    public boolean allows(Wish wish) {
        return rows.stream().anyMatch(row -> row.allows(wish));
    }

    /** One permission; action and resource may end with {@code *}, which stands for anything. */
    private record Row(String principal, String action, String resource, Listener listener) {

        boolean allows(Wish wish) {
            return (principal.equals(ANYBODY) || principal.equals(wish.principal()))
                    && covers(action, wish.action())
                    && listener == wish.listener()
                    && covers(resource, wish.resource());
        }

        private static boolean covers(String pattern, String other) {
            return pattern.endsWith("*")
                    ? other.startsWith(pattern.substring(0, pattern.length() - 1))
                    : other.equals(pattern);
        }
    }
}
