package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.RecordedRequest.Decision;
import dev.sallyport.testkit.fixture.Clients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

/** What a sandbox tells of what was asked of it. */
@Timeout(60)
class RecordTest {

    private final SandboxTime time = SandboxTime.startingAt(Instant.now());
    private final Sandbox sandbox = sandbox(time);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Nested
    class GivenRequestsOfAllKinds {

        @Test
        void whenOneIsAllowed_thenItIsRecordedWithAllThatIsKnown() {
            invoke(sandbox.caller(), sandbox.endpoints().lambdaVpc());

            RecordedRequest request = only();
            assertThat(request.endpoint()).isEqualTo("lambdaVpc");
            assertThat(request.principal()).isEqualTo(sandbox.caller().arn());
            assertThat(request.action()).isEqualTo("lambda:InvokeFunction");
            assertThat(request.resource()).isEqualTo(sandbox.aliasArn());
            assertThat(request.decision()).isEqualTo(Decision.ALLOWED);
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.errorCode()).isEmpty();
            assertThat(request.at()).isEqualTo(time.clock().instant());
        }

        @Test
        void whenOneIsDenied_thenItIsRecordedWithWhatItWanted() {
            assertThatThrownBy(() -> invoke(sandbox.other(), sandbox.endpoints().lambda()))
                    .isInstanceOf(CompletionException.class);

            RecordedRequest request = only();
            assertThat(request.endpoint()).isEqualTo("lambda");
            assertThat(request.principal()).isEqualTo(sandbox.other().arn());
            assertThat(request.action()).isEqualTo("lambda:InvokeFunction");
            assertThat(request.decision()).isEqualTo(Decision.DENIED);
            assertThat(request.status()).isEqualTo(403);
            assertThat(request.errorCode()).isEqualTo("AccessDeniedException");
        }

        @Test
        void whenOneIsNotSigned_thenItIsRecordedAsNobodys() throws Exception {
            HttpRequest unsigned = HttpRequest.newBuilder(
                            sandbox.endpoints().s3().resolve("/" + sandbox.bucket() + "/intake/x"))
                    .build();
            HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.discarding());

            RecordedRequest request = only();
            assertThat(request.principal()).isEmpty();
            assertThat(request.action()).isEmpty();
            assertThat(request.decision()).isEqualTo(Decision.REFUSED);
            assertThat(request.errorCode()).isEqualTo("AccessDenied");
        }

        @Test
        void whenItIsShown_thenTheKeyIsNotInIt() {
            RecordedRequest request = new RecordedRequest(
                    Instant.EPOCH, "id", "s3", "role", "s3:GetObject", "arn:secret-name", Decision.ALLOWED, 200, "");

            assertThat(request.toString()).contains("s3:GetObject").doesNotContain("secret-name");
        }

        @Test
        void whenTheyAreCleared_thenNoneIsLeft() {
            invoke(sandbox.caller(), sandbox.endpoints().lambdaVpc());

            sandbox.clearRequests();

            assertThat(sandbox.requests()).isEmpty();
        }
    }

    @Nested
    class GivenWorkThatCosts {
        @Test
        void whenNothingWasDone_thenTheBillIsEmpty() {
            assertThat(sandbox.bill()).isEmpty();
        }

        @Test
        void whenTheFunctionRanAndTheModelAnswered_thenBothAreOnTheBillOfB() {
            invoke(sandbox.caller(), sandbox.endpoints().lambdaVpc());
            invoke(sandbox.caller(), sandbox.endpoints().lambdaVpc());
            ask();

            assertThat(amount("AWSLambda", "Request")).isEqualTo("2");
            assertThat(amount("AmazonBedrock", sandbox.modelId() + "-OutputTokenCount"))
                    .isEqualTo("2");
            assertThat(sandbox.bill())
                    .extracting(LineItem::account)
                    .containsOnly(sandbox.topology().b().account());
        }

        @Test
        void whenAnInvocationIsDenied_thenItCostsNothing() {
            assertThatThrownBy(() -> invoke(sandbox.other(), sandbox.endpoints().lambdaVpc()))
                    .isInstanceOf(CompletionException.class);

            assertThat(sandbox.bill()).isEmpty();
        }

        private String amount(String service, String usageType) {
            return sandbox.bill().stream()
                    .filter(line ->
                            line.service().equals(service) && line.usageType().equals(usageType))
                    .findFirst()
                    .orElseThrow()
                    .amount()
                    .toPlainString();
        }
    }

    @Nested
    class GivenCredentialsAndTime {
        @Test
        void whenTheirTimeIsOver_thenTheyAreRefused() {
            time.advance(Duration.ofMinutes(4));
            invoke(sandbox.caller(), sandbox.endpoints().lambdaVpc());
            time.advance(Duration.ofMinutes(2));

            assertThatThrownBy(
                            () -> invoke(sandbox.caller(), sandbox.endpoints().lambdaVpc()))
                    .hasMessageContaining("Signature expired");
        }
    }

    @Nested
    class GivenTheSameRandomness {
        @Test
        void whenTwoSandboxesStart_thenTheyHaveTheSameCredentials() {
            try (Sandbox twin = sandbox(SandboxTime.startingAt(Instant.now()))) {
                assertThat(twin.caller()).isEqualTo(sandbox.caller());
                assertThat(twin.function()).isEqualTo(sandbox.function());
            }
        }
    }

    private static Sandbox sandbox(SandboxTime time) {
        return Sandbox.builder()
                .time(time)
                .random(new Random(7))
                .model(body -> StandInModel.Answer.text("Hello."))
                .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                .start();
    }

    private void invoke(Principal principal, URI endpoint) {
        try (LambdaAsyncClient lambda = Clients.lambda(endpoint, principal)) {
            lambda.invoke(r -> r.functionName(sandbox.aliasArn()).payload(SdkBytes.fromUtf8String("{}")))
                    .join();
        }
    }

    private void ask() {
        String body = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        try (BedrockRuntimeAsyncClient bedrock =
                Clients.bedrock(sandbox.endpoints().bedrockRuntime(), sandbox.function())) {
            bedrock.invokeModel(r -> r.modelId(sandbox.modelId()).body(SdkBytes.fromUtf8String(body)))
                    .join();
        }
    }

    private RecordedRequest only() {
        assertThat(sandbox.requests()).hasSize(1);
        return sandbox.requests().get(0);
    }
}
