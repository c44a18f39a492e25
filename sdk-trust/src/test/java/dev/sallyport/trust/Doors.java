package dev.sallyport.trust;

import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.AppliedPolicies;
import dev.sallyport.trust.iam.Evaluator;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.Principal;
import dev.sallyport.trust.iam.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Both accounts with a topology's documents in place, and requests that are judged by those that apply. */
final class Doors {

    static final String OBJECT = "arn:aws:s3:::acme-private/intake/a.pdf";
    static final String FUNCTION = "arn:aws:lambda:us-east-1:222222222222:function:sallyport";
    static final String PROFILE =
            "arn:aws:bedrock:us-east-1:222222222222:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    static final String MODEL = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";

    private final Topology topology;
    private final TrustPolicies policies;

    Doors(Topology topology) {
        this.topology = topology;
        policies = TrustPolicies.of(topology);
    }

    /** A request in the making. */
    Asked role(String account, String role) {
        String number = account.equals("A") ? "111111111111" : account.equals("B") ? "222222222222" : "333333333333";
        return new Asked(account, "arn:" + topology.partition() + ":iam::" + number + ":role/" + role, number);
    }

    /** Who asks, from where. */
    final class Asked {
        private final String account;
        private final String role;
        private final Map<String, List<String>> context = new HashMap<>();
        private @Nullable PolicyFile endpoint;
        private List<Policy> more = List.of();

        private Asked(String account, String role, String number) {
            this.account = account;
            this.role = role;
            with("aws:PrincipalArn", role).with("aws:PrincipalAccount", number).with("aws:SecureTransport", "true");
            with("s3:TlsVersion", "1.3").with("s3:authType", "REST-HEADER").with("kms:CallerAccount", number);
            with("aws:PrincipalIsAWSService", "false").with("aws:ViaAWSService", "false");
            with("aws:RequestedRegion", "us-east-1");
        }

        Asked with(String key, String... values) {
            context.put(key, List.of(values));
            return this;
        }

        Asked without(String key) {
            context.remove(key);
            return this;
        }

        Asked through(PolicyFile file, String id) {
            endpoint = file;
            return with("aws:SourceVpce", id);
        }

        Asked fromA() {
            return through(PolicyFile.A_S3_ENDPOINT, "vpce-0a2a2a2a2a2a2a2a2");
        }

        Asked fromB() {
            return through(PolicyFile.B_S3_ENDPOINT, "vpce-0b2b2b2b2b2b2b2b2");
        }

        Asked lambdaVpc() {
            return through(PolicyFile.A_LAMBDA_ENDPOINT, "vpce-0a1a1a1a1a1a1a1a1");
        }

        /** As S3 asks KMS for somebody. */
        Asked viaS3(String object) {
            return with("aws:ViaAWSService", "true")
                    .with("kms:ViaService", "s3.ap-east-1.amazonaws.com")
                    .with("kms:EncryptionContext:aws:s3:arn", object);
        }

        /** Whatever the role's other policies may be. */
        Asked administrator() {
            more = List.of(
                    Policy.parse(
                            dev.sallyport.trust.iam.PolicyType.IDENTITY,
                            "AdministratorAccess",
                            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));
            return this;
        }

        Verdict asks(String action, String resource) {
            String owner = owner(action, resource);
            context.put("aws:ResourceAccount", List.of(owner));
            AccessRequest request =
                    new AccessRequest(new Principal.RoleSession(role, "session"), action, resource, owner, context);
            return Evaluator.evaluate(request, applied(action, resource));
        }

        private AppliedPolicies applied(String action, String resource) {
            List<Policy> identity = Stream.concat(
                            policies.documents().stream()
                                    .filter(document -> document.target().equals(role))
                                    .filter(document -> document.name().contains("identity"))
                                    .map(Doors::parsed),
                            more.stream())
                    .toList();
            AppliedPolicies applied = new AppliedPolicies(
                    identity,
                    resourcePolicy(action, resource),
                    List.of(),
                    Optional.empty(),
                    Optional.ofNullable(endpoint).map(Doors.this::only),
                    List.of(),
                    List.of());
            return switch (account) {
                case "A" -> applied.withScps(Policy.fullAwsAccess(), only(PolicyFile.A_SCP));
                case "B" -> applied.withScps(Policy.fullAwsAccess(), only(PolicyFile.B_SCP));
                default -> applied;
            };
        }
    }

    private Optional<Policy> resourcePolicy(String action, String resource) {
        if (action.startsWith("sts:AssumeRole")) {
            return policies.all(PolicyFile.B_READER_TRUST)
                    .filter(document -> document.target().equals(resource))
                    .findFirst()
                    .map(Doors::parsed);
        }
        if (resource.startsWith("arn:aws:s3:::acme-private")) {
            return Optional.of(only(PolicyFile.A_BUCKET));
        }
        if (resource.equals(topology.a().kmsKeyArn())) {
            return Optional.of(only(PolicyFile.A_KEY));
        }
        return action.equals("lambda:InvokeFunction")
                ? Optional.of(only(PolicyFile.B_FUNCTION_PERMISSION))
                : Optional.empty();
    }

    private static String owner(String action, String resource) {
        if (action.startsWith("s3:")) {
            return resource.startsWith("arn:aws:s3:::acme-private") ? "111111111111" : "333333333333";
        }
        return resource.equals("*") ? "" : resource.split(":", -1)[4];
    }

    private Policy only(PolicyFile file) {
        return parsed(policies.all(file).findFirst().orElseThrow());
    }

    static Policy parsed(TrustDocument document) {
        return Policy.parse(document.file().type().orElseThrow(), document.name(), document.json());
    }
}
