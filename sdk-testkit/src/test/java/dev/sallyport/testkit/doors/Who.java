package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.SandboxRole;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.List;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Who asks. */
enum Who implements Asker {
    /** The caller's role. */
    CALLER("arn:aws:iam::111111111111:role/ec2-production", "sandbox"),
    /** A role of A that no policy gives anything. */
    OTHER("arn:aws:iam::111111111111:role/other-role", "sandbox"),
    /** A role of A that its own policy allows everything. */
    MIGHTY_A("arn:aws:iam::111111111111:role/mighty", "mighty"),
    /** The function, with its role. */
    FUNCTION("arn:aws:iam::222222222222:role/sallyport-function", "sallyport"),
    /** A role of B that its own policy allows everything. */
    MIGHTY_B("arn:aws:iam::222222222222:role/mighty", "mighty"),
    /** A role of a third account, named as the caller's, that its own policy allows everything. */
    STRANGER("arn:aws:iam::333333333333:role/ec2-production", "sandbox"),
    /** The role that deploys A. */
    DEPLOYMENT_A("arn:aws:iam::111111111111:role/sallyport-deployment", "sandbox"),
    /** The role that deploys B. */
    DEPLOYMENT_B("arn:aws:iam::222222222222:role/sallyport-deployment", "sandbox");

    static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    final String roleArn;
    final String session;

    Who(String roleArn, String session) {
        this.roleArn = roleArn;
        this.session = session;
    }

    @Override
    public String arn() {
        return roleArn;
    }

    @Override
    public String sessionName() {
        return session;
    }

    @Override
    public boolean isFunction() {
        return this == FUNCTION;
    }

    /** The roles that a sandbox doesn't have of itself. */
    static List<SandboxRole> additional() {
        return List.of(mighty(MIGHTY_A), mighty(MIGHTY_B));
    }

    private static SandboxRole mighty(Who who) {
        return new SandboxRole(
                who.roleArn,
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                        + "\"Principal\":{\"AWS\":\"" + who.account() + "\"}}}",
                EVERYTHING);
    }

    @Override
    public List<Policy> own() {
        return switch (this) {
            case MIGHTY_A, MIGHTY_B, STRANGER, DEPLOYMENT_A, DEPLOYMENT_B ->
                List.of(Policy.parse(PolicyType.IDENTITY, "own", EVERYTHING));
            case CALLER ->
                List.of(Policy.parse(
                        PolicyType.IDENTITY,
                        "own",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\","
                                + "\"s3:GetObjectVersion\",\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"],"
                                + "\"Resource\":\"arn:aws:s3:::acme-private/intake/*\"}}"));
            default -> List.of();
        };
    }

    Principal credentials(Sandbox sandbox, Transport transport) {
        return switch (this) {
            case CALLER -> sandbox.caller();
            case OTHER -> sandbox.other();
            case FUNCTION -> sandbox.function();
            case STRANGER -> sandbox.stranger();
            case DEPLOYMENT_A -> sandbox.administratorA();
            case DEPLOYMENT_B -> sandbox.administratorB();
            case MIGHTY_A -> assumed(sandbox, sandbox.administratorA(), transport);
            case MIGHTY_B -> assumed(sandbox, sandbox.administratorB(), transport);
        };
    }

    private Principal assumed(Sandbox sandbox, Principal by, Transport transport) {
        try (Sdk sdk = new Sdk(transport.reached(sandbox.endpoints().sts()), sandbox.endpoints(), by, transport)) {
            Credentials given = sdk.sts()
                    .assumeRole(r -> r.roleArn(roleArn).roleSessionName(session))
                    .credentials();
            return new Principal(roleArn, given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
        }
    }
}
