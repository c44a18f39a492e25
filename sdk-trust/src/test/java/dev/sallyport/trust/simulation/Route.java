package dev.sallyport.trust.simulation;

import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.iam.Principal.RoleSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that Sallyport's own documents are to allow.
 *
 * @param principal who asks
 * @param action what is asked
 * @param resource of what
 * @param account whose that is
 * @param endpoint the policy of the endpoint that it comes through; absent on the public path
 * @param context its condition keys
 */
record Route(
        RoleSession principal,
        String action,
        String resource,
        String account,
        @Nullable PolicyFile endpoint,
        Map<String, String> context) {

    /** The routes of a topology whose names are all known. */
    static List<Route> of(Topology topology) {
        Routes routes = new Routes(topology);
        topology.callers().forEach(routes::add);
        return List.copyOf(routes.found);
    }

    private static final class Routes {
        private final Topology topology;
        private final Topology.AccountA a;
        private final Topology.AccountB b;
        private final List<Route> found = new ArrayList<>();

        private Routes(Topology topology) {
            this.topology = topology;
            a = topology.a();
            b = topology.b();
        }

        private void add(Topology.Caller caller) {
            RoleSession app = new RoleSession(topology.callerRoleArn(caller), "i-1");
            RoleSession function = new RoleSession(topology.functionRoleArn(), "sallyport");
            RoleSession reader = caller.readerRole() == null
                    ? function
                    : new RoleSession("arn:aws:iam::" + b.account() + ":role/" + caller.readerRole(), "sallyport");
            String object = "arn:aws:s3:::" + a.bucket() + "/" + caller.prefix() + "form.pdf";
            invocation(app, topology.alias(caller).arn());
            object(
                    app,
                    "s3:PutObject",
                    object,
                    PolicyFile.A_S3_ENDPOINT,
                    a.s3EndpointIds().get(0));
            object(
                    reader,
                    "s3:GetObjectVersion",
                    object,
                    PolicyFile.B_S3_ENDPOINT,
                    b.s3EndpointIds().get(0));
            key(app, "kms:GenerateDataKey", object);
            key(reader, "kms:Decrypt", object);
            models(function);
            if (!reader.equals(function)) {
                assumption(function, reader);
            }
        }

        private void invocation(RoleSession app, String alias) {
            Map<String, String> context = common(app, b.account(), b.region());
            through(context, String.valueOf(a.lambdaEndpointId()), a.account());
            found.add(
                    new Route(app, "lambda:InvokeFunction", alias, b.account(), PolicyFile.A_LAMBDA_ENDPOINT, context));
        }

        private void object(RoleSession who, String action, String object, PolicyFile endpoint, String id) {
            Map<String, String> context = common(who, a.account(), a.region());
            through(context, id, who.account());
            context.put("s3:authType", "REST-HEADER");
            context.put("s3:signatureversion", "AWS4-HMAC-SHA256");
            context.put("s3:signatureAge", "1000");
            context.put("s3:TlsVersion", "1.3");
            context.put("s3:ResourceAccount", a.account());
            if (action.equals("s3:PutObject")) {
                context.put("s3:x-amz-server-side-encryption", "aws:kms");
                context.put("s3:x-amz-server-side-encryption-aws-kms-key-id", String.valueOf(a.kmsKeyArn()));
            } else {
                context.put("s3:VersionId", "v1");
            }
            found.add(new Route(who, action, object, a.account(), endpoint, context));
        }

        private void key(RoleSession who, String action, String object) {
            Map<String, String> context = common(who, a.account(), a.region());
            context.put("aws:ViaAWSService", "true");
            context.put("kms:ViaService", "s3." + a.region() + ".amazonaws.com");
            context.put("kms:CallerAccount", who.account());
            context.put("kms:EncryptionContext:aws:s3:arn", object);
            found.add(new Route(who, action, String.valueOf(a.kmsKeyArn()), a.account(), null, context));
        }

        private void models(RoleSession function) {
            for (String action : List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream")) {
                for (String region : b.model().regions()) {
                    Map<String, String> context = common(function, b.account(), region);
                    context.put("aws:SourceVpc", "vpc-b");
                    context.put("bedrock:InferenceProfileArn", topology.profileArn());
                    String model = "arn:aws:bedrock:" + region + "::foundation-model/"
                            + b.model().foundationModel();
                    found.add(new Route(function, action, model, b.account(), PolicyFile.B_BEDROCK_ENDPOINT, context));
                }
                Map<String, String> context = common(function, b.account(), b.region());
                found.add(new Route(
                        function, action, topology.profileArn(), b.account(), PolicyFile.B_BEDROCK_ENDPOINT, context));
            }
        }

        private void assumption(RoleSession function, RoleSession reader) {
            Map<String, String> context = common(function, b.account(), b.region());
            context.put("sts:RoleSessionName", reader.sessionName());
            found.add(new Route(
                    function, "sts:AssumeRole", reader.roleArn(), b.account(), PolicyFile.B_STS_ENDPOINT, context));
        }

        private Map<String, String> common(RoleSession who, String owner, String region) {
            Map<String, String> context = new LinkedHashMap<>();
            context.put("aws:PrincipalArn", who.roleArn());
            context.put("aws:PrincipalAccount", who.account());
            context.put("aws:PrincipalType", "AssumedRole");
            context.put("aws:PrincipalIsAWSService", "false");
            context.put("aws:ViaAWSService", "false");
            context.put("aws:SecureTransport", "true");
            context.put("aws:RequestedRegion", region);
            context.put("aws:ResourceAccount", owner);
            if (who.roleArn().equals(topology.functionRoleArn())) {
                context.put(
                        "lambda:SourceFunctionArn",
                        "arn:aws:lambda:" + b.region() + ":" + b.account() + ":function:" + b.function());
            }
            return context;
        }

        private static void through(Map<String, String> context, String endpoint, String account) {
            context.put("aws:SourceVpce", endpoint);
            context.put("aws:VpceAccount", account);
            context.put("aws:VpcSourceIp", "10.0.0.7");
        }
    }
}
