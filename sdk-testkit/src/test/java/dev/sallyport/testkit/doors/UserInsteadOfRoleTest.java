package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.AppliedPolicies;
import dev.sallyport.trust.iam.Evaluator;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import dev.sallyport.trust.iam.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The function's policy names a user where the caller's role belongs, as older articles have it: nobody of A gets in. */
class UserInsteadOfRoleTest extends DoorsSuite {

    private static final String ALIAS = LambdaWishes.FUNCTION + ":loans";
    private static final String USER = "arn:aws:iam::111111111111:user/ec2-production";
    private static final String ROLE = Who.CALLER.roleArn;

    UserInsteadOfRoleTest() throws IOException {
        super(withUser(), "user-instead-of-role.txt");
    }

    private static Bench withUser() throws IOException {
        Topology topology = TestTopology.completed(Sandbox.defaultTopology());
        Path folder = PolicyFolder.of(topology)
                .with(PolicyFile.B_FUNCTION_PERMISSION, permission(USER))
                .in(PolicyFolder.temporary());
        try {
            Judge judge = new Judge(TrustPolicies.read(folder, topology), Optional.of("1.3"));
            Sandbox sandbox =
                    Doors.builder().topology(topology).policies(folder).start();
            return new Bench(sandbox, judge).withAll();
        } finally {
            PolicyFolder.delete(folder);
        }
    }

    private static String permission(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AllowCallerLoans\",\"Effect\":\"Allow\","
                + "\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
                + ALIAS + "\"}]}";
    }

    @Override
    Stream<Request> requests() {
        return Doors.requests(LambdaWishes.all(), List.of(Who.values()));
    }

    /** A sandbox has no users. */
    @Test
    void whenAUserOrARoleOfThatNameAsks_thenTheEvaluatorLetsInWhomThePolicyNames() {
        Principal user = new Principal.User(USER);
        Principal role = new Principal.RoleSession(ROLE, "sandbox");

        assertThat(letsIn(permission(USER), user)).isTrue();
        assertThat(letsIn(permission(USER), role)).isFalse();
        assertThat(letsIn(permission(ROLE), user)).isFalse();
        assertThat(letsIn(permission(ROLE), role)).isTrue();
    }

    private static boolean letsIn(String permission, Principal principal) {
        return Evaluator.evaluate(
                        new AccessRequest(principal, "lambda:InvokeFunction", ALIAS, "222222222222", Map.of()),
                        new AppliedPolicies(
                                List.of(Policy.parse(PolicyType.IDENTITY, "own", Who.EVERYTHING)),
                                Optional.of(Policy.parse(PolicyType.RESOURCE, "permission", permission)),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of()))
                .allowed();
    }
}
