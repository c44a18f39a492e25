package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What AddPermission and its kin are asked, and what they refuse. */
class PermissionRequestTest extends PolicyInUse {

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
                            .addPermission(statement("AllowCallerLoans"))
                            .join(),
                    409,
                    "ResourceConflictException",
                    "The statement id (AllowCallerLoans) provided already exists. Please provide a new statement id, or"
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
}
