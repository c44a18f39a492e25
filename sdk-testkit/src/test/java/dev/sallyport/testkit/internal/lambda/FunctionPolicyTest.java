package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.fixture.Clients;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** The function's policy as a door, through the AWS SDK as it is. */
@Timeout(60)
class FunctionPolicyTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:222222222222:function:sallyport";
    private static final String CALLER = "arn:aws:iam::111111111111:role/ec2-production";

    private Sandbox sandbox;
    private LambdaAsyncClient administrator;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                .start();
        administrator = Clients.lambda(sandbox.endpoints().lambda(), sandbox.administratorB());
    }

    @AfterEach
    void stop() {
        administrator.close();
        sandbox.close();
    }

    @Nested
    class GivenThePolicyAsItStarts {
        @Test
        void whenItIsRead_thenItNamesEachCallerForItsAlias() throws Exception {
            assertThat(policy()).isEqualTo(Codec.read("""
                    {"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"AllowCaller-loans","Effect":"Allow",
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
                                    r -> r.functionName(sandbox.aliasArn()).statementId("AllowCaller-loans"))
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
                            r -> r.functionName("sallyport").qualifier("loans").statementId("AllowCaller-loans"))
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

    @Nested
    class GivenAStatementToAdd {
        @Test
        void whenItHasConditions_thenTheyAreInTheAnswerAndInThePolicy() throws Exception {
            String added = administrator
                    .addPermission(statement("again").toBuilder()
                            .principal("s3.amazonaws.com")
                            .sourceArn("arn:aws:s3:::acme-private")
                            .sourceAccount("111111111111")
                            .principalOrgID("o-1234567890")
                            .build())
                    .join()
                    .statement();
            JsonNode statement = Codec.read(added, JsonNode.class);
            assertThat(statement).isEqualTo(Codec.read("""
                    {"Sid":"again","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
                     "Action":"lambda:InvokeFunction","Resource":"%s:loans",
                     "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890","AWS:SourceAccount":"111111111111"},
                                  "ArnLike":{"AWS:SourceArn":"arn:aws:s3:::acme-private"}}}
                    """.formatted(FUNCTION), JsonNode.class));
            assertThat(policy().path("Statement").get(1)).isEqualTo(statement);
        }

        @Test
        void whenItsIdIsTaken_thenItConflicts() {
            assertRefused(
                    () -> administrator
                            .addPermission(statement("AllowCaller-loans"))
                            .join(),
                    409,
                    "ResourceConflictException",
                    "The statement id (AllowCaller-loans) provided already exists. Please provide a new statement id, or"
                            + " remove the existing statement.");
        }

        @Test
        void whenThePolicyHasChangedSince_thenTheRevisionNoLongerHolds() {
            String revision = revision();
            add(r -> r.revisionId(revision));
            assertThat(revision()).isNotEqualTo(revision);
            String message = "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to"
                    + " retrieve the latest Revision Id";
            assertRefused(
                    () -> administrator
                            .addPermission(statement("third").toBuilder()
                                    .revisionId(revision)
                                    .build())
                            .join(),
                    412,
                    "PreconditionFailedException",
                    message);
            assertRefused(
                    () -> administrator
                            .removePermission(r -> r.functionName(sandbox.aliasArn())
                                    .statementId("again")
                                    .revisionId(revision))
                            .join(),
                    412,
                    "PreconditionFailedException",
                    message);
            assertThat(sandbox.invocations()).isZero();
        }

        @Test
        void whenItsPrincipalIsNone_thenItIsRefused() {
            for (String principal :
                    new String[] {"somebody", "arn:aws:iam::1:role/x", "arn:aws-cn:iam::111111111111:root"}) {
                assertRefused(
                        () -> add(r -> r.principal(principal)),
                        400,
                        "InvalidParameterValueException",
                        "The provided principal was invalid. Please check the principal and try again.");
            }
        }

        @Test
        void whenThereIsNothingToAddItTo_thenTheAnswerNamesIt() {
            assertRefused(
                    () -> add(r -> r.functionName("another")),
                    404,
                    "ResourceNotFoundException",
                    "Function not found: arn:aws:lambda:us-east-1:222222222222:function:another");
            assertRefused(
                    () -> add(r -> r.functionName("sallyport:nobody")),
                    404,
                    "ResourceNotFoundException",
                    "Cannot find alias arn: " + FUNCTION + ":nobody");
            assertRefused(
                    () -> add(r -> r.functionName("sallyport:42")),
                    404,
                    "ResourceNotFoundException",
                    "Function not found: " + FUNCTION + ":42");
            assertRefused(
                    () -> add(r -> r.functionName("sallyport:$LATEST")),
                    400,
                    "InvalidParameterValueException",
                    "We currently do not support adding policies for $LATEST.");
        }

        @Test
        void whenItsPartsHaveNotTheirForm_thenAllOfThemAreNamed() {
            assertRefused(
                    () -> add(r -> r.statementId("example.com").action("s3:GetObject")),
                    400,
                    "ValidationException",
                    "2 validation errors detected: Value 'example.com' at 'statementId' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+); Value 's3:GetObject' at"
                            + " 'action' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                            + " (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }

        @Test
        void whenItAsksForWhatTheSandboxHasNot_thenItIsTold() {
            assertRefused(
                    () -> add(r -> r.functionUrlAuthType("AWS_IAM")),
                    400,
                    "InvalidParameterValueException",
                    "The sandbox has neither function URLs nor event sources, so no FunctionUrlAuthType.");
            assertRefused(
                    () -> add(r -> r.eventSourceToken("x")),
                    400,
                    "InvalidParameterValueException",
                    "The sandbox has neither function URLs nor event sources, so no EventSourceToken.");
        }

        @Test
        void whenThePolicyGetsTooLong_thenItIsRefused() {
            LambdaException refusal = Refused.by(() -> {
                for (int n = 0; n < 200; n++) {
                    String sid = "n" + n;
                    add(r -> r.statementId(sid));
                }
            });
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("PolicyLengthExceededException");
            assertThat(refusal.awsErrorDetails().errorMessage())
                    .matches("The final policy size \\(20\\d{3}\\) is bigger than the limit \\(20480\\)\\.");
        }
    }

    @Nested
    class GivenAnOperationThatTheSandboxHasNot {
        @Test
        void whenItIsCalled_thenItIsToldSo() {
            assertRefused(
                    () -> administrator
                            .getFunction(r -> r.functionName("sallyport"))
                            .join(),
                    501,
                    "NotImplemented",
                    "The sandbox's Lambda has no such operation.");
        }
    }

    @Nested
    class GivenARefusalOnTheWire {
        @Test
        void whenItIsRead_thenItsMembersAreTheModels() {
            assertThat(wire(() -> policyOf("another")))
                    .isEqualTo("{\"Type\":\"User\",\"Message\":\"The resource you requested does not exist.\"}");
            assertThat(wire(() -> add(r -> r.principal("somebody"))))
                    .startsWith("{\"Type\":\"User\",\"message\":\"The provided principal");
            assertThat(wire(() -> policyOf("a@b"))).startsWith("{\"message\":\"1 validation error detected");
        }

        private String wire(ThrowingCallable call) {
            return Refused.by(call).awsErrorDetails().rawResponse().asUtf8String();
        }
    }

    private JsonNode policy() throws Exception {
        return Codec.read(policyOf(sandbox.aliasArn()), JsonNode.class);
    }

    private String policyOf(String name) {
        return administrator.getPolicy(r -> r.functionName(name)).join().policy();
    }

    private String revision() {
        return administrator
                .getPolicy(r -> r.functionName(sandbox.aliasArn()))
                .join()
                .revisionId();
    }

    private void add(Consumer<AddPermissionRequest.Builder> more) {
        administrator
                .addPermission(
                        statement("again").toBuilder().applyMutation(more).build())
                .join();
    }

    private void remove(String sid) {
        administrator
                .removePermission(r -> r.functionName(sandbox.aliasArn()).statementId(sid))
                .join();
    }

    private AddPermissionRequest statement(String sid) {
        return AddPermissionRequest.builder()
                .functionName(sandbox.aliasArn())
                .statementId(sid)
                .action("lambda:InvokeFunction")
                .principal(CALLER)
                .build();
    }

    private void invoke(URI endpoint, Principal principal) {
        try (LambdaAsyncClient client = Clients.lambda(endpoint, principal)) {
            client.invoke(r -> r.functionName(sandbox.aliasArn())).join();
        }
    }

    private static void assertDenied(ThrowingCallable call) {
        Refused.with(403, "AccessDeniedException", call);
    }

    private static void assertRefused(ThrowingCallable call, int status, String code, String message) {
        Refused.with(status, code, message, call);
    }
}
