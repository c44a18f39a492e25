package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.fixture.Clients;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** The function's policy as a door, through the AWS SDK as it is. */
class FunctionPolicyTest extends PolicyInUse {

    @Nested
    class GivenThePolicyAsItStarts {
        @Test
        void whenItIsRead_thenItNamesEachCallerForItsAlias() throws Exception {
            assertThat(policy()).isEqualTo(Codec.read("""
                    {"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"AllowCallerLoans","Effect":"Allow",
                     "Principal":{"AWS":"%s"},"Action":"lambda:InvokeFunction","Resource":"%s:loans"}]}
                    """.formatted(CALLER, FUNCTION), JsonNode.class));
        }

        @Test
        void whenItIsReadWithoutTheAlias_thenThereIsNone() {
            for (String name : new String[] {"sallyport", "sallyport:1", "sallyport:nobody", "another"}) {
                assertRefused(
                        () -> administrator.getPolicy(r -> r.functionName(name)).join(),
                        404,
                        "ResourceNotFoundException",
                        "The resource you requested does not exist.");
            }
        }

        @Test
        void whenAnybodyElseReadsOrChangesIt_thenItIsDenied() {
            for (Principal principal : new Principal[] {sandbox.caller(), sandbox.function(), sandbox.stranger()}) {
                try (LambdaAsyncClient theirs =
                        Clients.lambda(sandbox.endpoints().lambda(), principal)) {
                    assertDenied(() -> theirs.getPolicy(r -> r.functionName(sandbox.aliasArn()))
                            .join());
                    assertDenied(() -> theirs.addPermission(statement("mine")).join());
                    assertDenied(() -> theirs.removePermission(
                                    r -> r.functionName(sandbox.aliasArn()).statementId("AllowCallerLoans"))
                            .join());
                }
            }
        }
    }

    @Nested
    class GivenACallerWhoseStatementIsTakenAway {
        @BeforeEach
        void takeAway() {
            administrator
                    .removePermission(
                            r -> r.functionName("sallyport").qualifier("loans").statementId("AllowCallerLoans"))
                    .join();
        }

        @Test
        void whenItInvokes_thenItIsToldThatNoPolicyOfTheFunctionAllowsIt() {
            assertRefused(
                    () -> invoke(sandbox.endpoints().lambdaVpc(), sandbox.caller()),
                    403,
                    "AccessDeniedException",
                    "User: arn:aws:sts::111111111111:assumed-role/ec2-production/sandbox is not authorized to perform:"
                            + " lambda:InvokeFunction on resource: " + FUNCTION
                            + ":loans because no resource-based policy allows the lambda:InvokeFunction action");
            assertThat(sandbox.invocations()).isZero();
        }

        @Test
        void whenItsRoleOrItsAccountIsNamedAgain_thenItMayInvoke() {
            for (String principal : new String[] {CALLER, "111111111111", "arn:aws:iam::111111111111:root", "*"}) {
                add(r -> r.principal(principal));
                invoke(sandbox.endpoints().lambdaVpc(), sandbox.caller());
                remove("again");
                assertDenied(() -> invoke(sandbox.endpoints().lambdaVpc(), sandbox.caller()));
            }
        }

        @Test
        void whenSomethingElseIsAllowed_thenItStillMayNot() {
            for (Consumer<AddPermissionRequest.Builder> other : List.<Consumer<AddPermissionRequest.Builder>>of(
                    r -> r.principal("333333333333"),
                    r -> r.principal("arn:aws:iam::111111111111:role/other-role"),
                    r -> r.principal("lambda.amazonaws.com"),
                    r -> r.action("lambda:GetPolicy"),
                    r -> r.functionName("sallyport"),
                    r -> r.functionName("sallyport:1"),
                    r -> r.sourceAccount("111111111111"),
                    r -> r.principal("*").principalOrgID("o-1234567890"))) {
                AddPermissionRequest added =
                        statement("again").toBuilder().applyMutation(other).build();
                administrator.addPermission(added).join();
                assertDenied(() -> invoke(sandbox.endpoints().lambdaVpc(), sandbox.caller()));
                administrator
                        .removePermission(
                                r -> r.functionName(added.functionName()).statementId("again"))
                        .join();
            }
        }

        @Test
        void whenThePolicyIsRead_thenThereIsNone() {
            assertRefused(
                    () -> policy(), 404, "ResourceNotFoundException", "The resource you requested does not exist.");
            assertRefused(
                    () -> remove("again"),
                    404,
                    "ResourceNotFoundException",
                    "No policy is associated with the given resource.");
        }
    }

    @Nested
    class GivenAStatementForARoleOfTheFunctionsOwnAccount {
        @Test
        void whenThatRoleInvokes_thenItNeedsNothingElse() {
            URI regional = sandbox.endpoints().lambda();
            assertRefused(
                    () -> invoke(regional, sandbox.function()),
                    403,
                    "AccessDeniedException",
                    "User: arn:aws:sts::222222222222:assumed-role/sallyport-function/sallyport is not authorized to"
                            + " perform: lambda:InvokeFunction on resource: " + FUNCTION
                            + ":loans because no identity-based policy allows the lambda:InvokeFunction action");
            add(r -> r.principal("222222222222"));
            assertDenied(() -> invoke(regional, sandbox.function()));
            remove("again");
            add(r -> r.principal(sandbox.function().arn()));
            invoke(regional, sandbox.function());
            assertDenied(() -> invoke(sandbox.endpoints().lambdaVpc(), sandbox.function()));
        }
    }

    @Nested
    class GivenAStatementForSomebodyWhoseOwnAccountAllowsNothing {
        @Test
        void whenItInvokes_thenItIsStillDenied() {
            add(r -> r.principal("*"));
            for (Principal principal : new Principal[] {sandbox.other(), sandbox.stranger()}) {
                assertDenied(() -> invoke(sandbox.endpoints().lambdaVpc(), principal));
            }
            assertDenied(() -> invoke(sandbox.endpoints().lambda(), sandbox.caller()));
        }
    }
}
