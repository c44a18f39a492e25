package dev.sallyport.trust;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.ArrayList;
import java.util.List;

/** What may go through A's endpoints. */
final class EndpointsOfA {

    /** Its own documents may be read back by a caller, if the application's other policies say so. */
    private static final List<String> OWN_DOCUMENTS = List.of(
            "s3:PutObject",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts");

    private final Names names;

    EndpointsOfA(Names names) {
        this.names = names;
    }

    String lambda() {
        return Statement.policy(names.callers().stream()
                .map(caller -> Statement.allow(names.sid("AllowCaller", caller))
                        .anyone()
                        .action("lambda:InvokeFunction")
                        .on(names.alias(caller))
                        .when("ArnEquals", Conditions.PRINCIPAL, names.callerRole(caller)))
                .toList());
    }

    /** In the shape of EC2's {@code AuthorizeSecurityGroupIngress}. */
    String lambdaSecurityGroup() {
        ObjectNode group = Codec.object()
                .put("GroupName", "sallyport-lambda-endpoint")
                .put("Description", "The application's way to the function of account B");
        ObjectNode permission = group.putArray("IpPermissions")
                .addObject()
                .put("IpProtocol", "tcp")
                .put("FromPort", 443)
                .put("ToPort", 443);
        permission.putArray("UserIdGroupPairs").addObject().put("GroupId", SecurityGroup.APP);
        group.putArray("IpPermissionsEgress");
        return group.toPrettyString() + "\n";
    }

    String s3() {
        List<Statement> statements = new ArrayList<>();
        for (Topology.Caller caller : names.callers()) {
            statements.add(Statement.allow(names.sid("AllowCaller", caller))
                    .anyone()
                    .action(OWN_DOCUMENTS)
                    .on(names.objects(caller))
                    .when("ArnEquals", Conditions.PRINCIPAL, names.callerRole(caller))
                    .when("StringEquals", Conditions.RESOURCE_ACCOUNT, names.a().account()));
        }
        statements.add(deployment());
        return Statement.policy(statements);
    }

    private Statement deployment() {
        return Statement.allow("AllowDeployment")
                .anyone()
                .action("s3:*")
                .on(names.bucketAndObjects())
                .when("ArnEquals", Conditions.PRINCIPAL, names.deploymentOfA())
                .when("StringEquals", Conditions.RESOURCE_ACCOUNT, names.a().account());
    }
}
