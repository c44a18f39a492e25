package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.testkit.fixture.Streamed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Lambda's door, through the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaTest {

    private Sandbox sandbox;
    private LambdaAsyncClient client;
    private ServerSocket control;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder()
                .function(Programs.testFunction())
                .concurrency(2)
                .start();
        client = Clients.lambda(sandbox.endpoints().lambdaVpc(), sandbox.caller());
    }

    @AfterAll
    void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void open() throws Exception {
        control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void shut() throws Exception {
        control.close();
    }

    @Nested
    class GivenTheCallerAndItsAlias {
        @Test
        void whenItInvokes_thenTheFunctionsBytesComeBack() {
            InvokeResponse response = invoke("{\"do\":\"echo\",\"text\":\"港幣 ฿ د.إ\"}");
            assertThat(response.payload().asUtf8String()).isEqualTo("{\"do\":\"echo\",\"text\":\"港幣 ฿ د.إ\"}");
            assertThat(response.functionError()).isNull();
            assertThat(response.executedVersion()).isEqualTo("1");
        }

        @Test
        void whenItNamesTheAliasAsQualifier_thenTheFunctionSeesTheSameArn() {
            InvokeResponse response = client.invoke(
                            r -> r.functionName(sandbox.topology().b().function())
                                    .qualifier("loans")
                                    .payload(SdkBytes.fromUtf8String("{\"do\":\"headers\"}")))
                    .join();
            assertThat(response.payload().asUtf8String()).contains(sandbox.aliasArn());
        }

        @Test
        void whenTheFunctionFails_thenTheCallSucceedsAndSaysSo() {
            InvokeResponse response = invoke("{\"do\":\"fail\"}");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(response.payload().asUtf8String()).contains("Test.Failure");
        }

        @Test
        void whenTheFunctionDies_thenTheCallSaysSoAndTheNextWorks() {
            InvokeResponse response = invoke("{\"do\":\"halt\",\"status\":9}");
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(response.payload().asUtf8String()).contains("Runtime.ExitError", "exit status 9");
            assertThat(invoke("{\"do\":\"echo\"}").functionError()).isNull();
        }

        @Test
        void whenTheReplyIsLongerThanSixMegabytes_thenItIsAFunctionError() {
            InvokeResponse response = invoke("{\"do\":\"big\",\"bytes\":6291457}");
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(response.payload().asUtf8String()).contains("Function.ResponseSizeTooLarge");
        }

        @Test
        void whenThePayloadIsLongerThanSixMegabytes_thenItIsRefusedAndNothingRuns() {
            long before = sandbox.invocations();
            String payload = "\"" + "x".repeat(6 * 1024 * 1024 - 1) + "\"";
            assertThatThrownBy(() -> invoke(payload)).cause().isInstanceOfSatisfying(LambdaException.class, e -> {
                assertThat(e.statusCode()).isEqualTo(413);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestEntityTooLargeException");
                assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("6291457 byte payload is too large for the RequestResponse invocation type"
                                + " (limit 6291456 bytes)");
            });
            assertThat(sandbox.invocations()).isEqualTo(before);
        }

        @Test
        void whenThePayloadIsNoJson_thenItIsRefused() {
            assertThatThrownBy(() -> invoke("{"))
                    .hasCauseInstanceOf(InvalidRequestContentException.class)
                    .hasMessageContaining(
                            "Could not parse request body into json: Could not parse payload into json: ");
        }

        @Test
        void whenItInvokesAsynchronously_thenItIsToldThatTheSandboxDoesNot() {
            assertThatThrownBy(() -> client.invoke(request("{}").toBuilder()
                                    .invocationType(InvocationType.EVENT)
                                    .build())
                            .join())
                    .hasCauseInstanceOf(InvalidParameterValueException.class)
                    .hasMessageContaining("no asynchronous invocations");
        }
    }

    @Nested
    class GivenAStreamedInvocation {
        @Test
        void whenTheFunctionFlushes_thenTheChunkIsThereBeforeTheNextIsWritten() throws Exception {
            Streamed call =
                    stream("{\"do\":\"stream\",\"chunks\":[\"一\",\"二\"],\"port\":" + control.getLocalPort() + "}");
            try (Socket gate = control.accept()) {
                gate.getOutputStream().write(1);
                assertThat(call.chunk()).isEqualTo("一");
                gate.getOutputStream().write(1);
                assertThat(call.chunk()).isEqualTo("二");
            }
            assertThat(call.complete().errorCode()).isNull();
            assertThat(call.rest()).isEmpty();
        }

        @Test
        void whenTheFunctionFailsInItsMiddle_thenTheLastEventSaysHow() {
            Streamed call = stream("{\"do\":\"stream-and-fail\",\"text\":\"half\"}");
            assertThat(call.complete().errorCode()).isEqualTo("Test.Late");
            assertThat(call.complete().errorDetails()).isEqualTo("{\"errorType\":\"Test.Late\"}");
            assertThat(call.rest()).containsExactly("half");
        }

        @Test
        void whenTheFunctionIsKilledInItsMiddle_thenTheLastEventSaysSoAndTheNextCallWorks() throws Exception {
            Streamed call = stream("{\"do\":\"stream-and-halt\",\"port\":" + control.getLocalPort() + "}");
            try (Socket gate = control.accept()) {
                assertThat(call.chunk()).isEqualTo("half");
                sandbox.killFunction();
                assertThat(gate.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(call.complete().errorCode()).isEqualTo("Runtime.ExitError");
            assertThat(stream("{\"do\":\"echo\"}").complete().errorCode()).isNull();
        }

        @Test
        void whenTheClientLeaves_thenTheFunctionRunsOn() throws Exception {
            Streamed call =
                    stream("{\"do\":\"stream\",\"chunks\":[\"a\",\"b\"],\"port\":" + control.getLocalPort() + "}");
            try (Socket gate = control.accept()) {
                gate.getOutputStream().write(1);
                assertThat(call.chunk()).isEqualTo("a");
                call.done().cancel(true);
                gate.getOutputStream().write(1);
                // The function closes the gate itself once it has ended its stream.
                assertThat(gate.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(invoke("{\"do\":\"echo\"}").functionError()).isNull();
        }

        @Test
        void whenAsManyRunAsMay_thenOneMoreIsTurnedAwayWithAReason() throws Exception {
            String wait = "{\"do\":\"stream\",\"chunks\":[\"x\"],\"port\":" + control.getLocalPort() + "}";
            Streamed first = stream(wait);
            Streamed second = stream(wait);
            try (Socket one = control.accept();
                    Socket two = control.accept()) {
                assertThatThrownBy(() -> invoke("{\"do\":\"echo\"}"))
                        .hasCauseInstanceOf(TooManyRequestsException.class)
                        .cause()
                        .extracting(e -> ((TooManyRequestsException) e).reasonAsString())
                        .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
                one.getOutputStream().write(1);
                two.getOutputStream().write(1);
            }
            assertThat(first.complete().errorCode()).isNull();
            assertThat(second.complete().errorCode()).isNull();
        }

        private Streamed stream(String payload) {
            return new Streamed(client, sandbox.aliasArn(), payload);
        }
    }

    @Nested
    class GivenWhatIsNotAllowed {
        @Test
        void whenTheCallerNamesAnythingButItsAlias_thenItIsDenied() {
            String function = sandbox.aliasArn().replaceAll(":[^:]+$", "");
            for (String name : new String[] {function, function + ":1", function + ":$LATEST", function + ":other"}) {
                assertDenied(client, name);
            }
        }

        @Test
        void whenTheCallerComesByTheRegionalEndpoint_thenItIsDenied() {
            try (LambdaAsyncClient around = Clients.lambda(sandbox.endpoints().lambda(), sandbox.caller())) {
                assertDenied(around, sandbox.aliasArn());
            }
        }

        @Test
        void whenSomebodyElseInvokesTheAlias_thenItIsDenied() {
            for (Principal principal : new Principal[] {sandbox.other(), sandbox.function(), sandbox.stranger()}) {
                try (LambdaAsyncClient theirs =
                        Clients.lambda(sandbox.endpoints().lambdaVpc(), principal)) {
                    assertDenied(theirs, sandbox.aliasArn());
                }
            }
        }

        private void assertDenied(LambdaAsyncClient from, String name) {
            long before = sandbox.invocations();
            assertThatThrownBy(() -> from.invoke(r -> r.functionName(name)).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(LambdaException.class)
                    .cause()
                    .extracting(e -> ((LambdaException) e).awsErrorDetails().errorCode())
                    .isEqualTo("AccessDeniedException");
            assertThat(sandbox.invocations()).isEqualTo(before);
        }
    }

    private InvokeResponse invoke(String payload) {
        return client.invoke(request(payload)).join();
    }

    private InvokeRequest request(String payload) {
        return InvokeRequest.builder()
                .functionName(sandbox.aliasArn())
                .payload(SdkBytes.fromUtf8String(payload))
                .build();
    }
}
