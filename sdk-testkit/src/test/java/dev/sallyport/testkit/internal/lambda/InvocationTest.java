package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.testkit.fixture.Streamed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Whatever else an invocation may say, through the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvocationTest {

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private Sandbox sandbox;
    private LambdaAsyncClient caller;
    private LambdaAsyncClient administrator;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder()
                .function(Programs.testFunction())
                .log(printed::add)
                .start();
        caller = Clients.lambda(sandbox.endpoints().lambdaVpc(), sandbox.caller());
        administrator = Clients.lambda(sandbox.endpoints().lambda(), sandbox.administratorB());
    }

    @AfterAll
    void stop() {
        caller.close();
        administrator.close();
        sandbox.close();
    }

    @Nested
    class GivenADryRun {
        @Test
        void whenItIsAllowed_thenNothingRunsNorCounts() {
            long before = sandbox.invocations();
            InvokeResponse response = invoke(caller, r -> r.invocationType("DryRun"));
            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.payload().asByteArray()).isEmpty();
            assertThat(sandbox.invocations()).isEqualTo(before);
        }

        @Test
        void whenItIsNotAllowed_thenItIsDenied() {
            assertError(
                    () -> invoke(caller, r -> r.invocationType("DryRun").functionName(function())),
                    403,
                    "AccessDeniedException");
        }

        @Test
        void whenThereIsNoSuchAlias_thenItSaysSo() {
            assertError(
                    () -> invoke(administrator, r -> r.invocationType("DryRun").functionName(function() + ":nobody")),
                    404,
                    "ResourceNotFoundException");
        }
    }

    @Nested
    class GivenAQualifier {
        @Test
        void whenItIsAnAliasOrAVersion_thenThatVersionRuns() {
            assertThat(version(function())).isEqualTo("$LATEST");
            assertThat(version(function() + ":$LATEST")).isEqualTo("$LATEST");
            assertThat(version(function() + ":1")).isEqualTo("1");
            assertThat(version(sandbox.aliasArn())).isEqualTo("1");
            assertThat(version("sallyport:loans")).isEqualTo("1");
            assertThat(version("222222222222:function:sallyport:loans")).isEqualTo("1");
            assertThat(invoke(administrator, r -> r.functionName("sallyport").qualifier("$LATEST"))
                            .executedVersion())
                    .isEqualTo("$LATEST");
        }

        @Test
        void whenThereIsNone_thenTheAnswerNamesWhatWasNotFound() {
            assertThat(Refused.message(() -> version(function() + ":nobody")))
                    .isEqualTo("Function not found: " + function() + ":nobody");
            assertThat(Refused.message(() -> version(function() + ":2")))
                    .isEqualTo("Function not found: " + function() + ":2");
            assertThat(Refused.message(() -> version("another")))
                    .isEqualTo("Function not found: arn:aws:lambda:us-east-1:222222222222:function:another:$LATEST");
        }

        @Test
        void whenNameAndQueryDiffer_thenItIsRefused() {
            ThrowingCallable call = () ->
                    invoke(administrator, r -> r.functionName("sallyport:loans").qualifier("1"));
            assertError(call, 400, "InvalidParameterValueException");
            assertThat(Refused.message(call))
                    .isEqualTo("The derived qualifier from the function name does not match the specified qualifier.");
        }

        private String version(String name) {
            return invoke(administrator, r -> r.functionName(name)).executedVersion();
        }
    }

    @Nested
    class GivenWhatTheModelDoesNotAllow {
        @Test
        void whenTheNameHasNoNamesForm_thenTheAnswerHasTheModelsPattern() {
            ThrowingCallable call = () -> invoke(administrator, r -> r.functionName("a@b"));
            assertError(call, 400, "ValidationException");
            assertThat(Refused.message(call))
                    .isEqualTo(
                            "1 validation error detected: Value 'a@b' at 'functionName' failed to satisfy constraint:"
                                    + " Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?"
                                    + "([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?"
                                    + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
        }

        @Test
        void whenTwoThingsAreWrong_thenBothAreNamed() {
            assertThat(Refused.message(() ->
                            invoke(administrator, r -> r.functionName("a@b").qualifier("?"))))
                    .startsWith("2 validation errors detected: Value 'a@b' at 'functionName' failed")
                    .contains("; Value '?' at 'qualifier' failed to satisfy constraint");
            assertThat(Refused.message(
                            () -> invoke(caller, r -> r.invocationType("Later").logType("All"))))
                    .isEqualTo("2 validation errors detected: Value 'Later' at 'invocationType' failed to satisfy"
                            + " constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]; Value"
                            + " 'All' at 'logType' failed to satisfy constraint: Member must satisfy enum value set:"
                            + " [None, Tail]");
        }

        @Test
        void whenItNamesATenantOrADurableExecution_thenItIsTold() {
            for (String header : new String[] {"X-Amz-Tenant-Id", "X-Amz-Durable-Execution-Name"}) {
                assertError(
                        () -> invoke(caller, r -> r.overrideConfiguration(c -> c.putHeader(header, "x"))),
                        400,
                        "InvalidParameterValueException");
            }
        }
    }

    @Nested
    class GivenAClientContext {
        @Test
        void whenItIsAnObject_thenTheFunctionGetsIt() throws Exception {
            InvokeResponse response = invoke(
                    caller,
                    r -> r.clientContext(base64("{\n \"custom\": {\"key\": \"港\"}\n}"))
                            .payload(SdkBytes.fromUtf8String("{\"do\":\"headers\"}")));
            JsonNode headers = Codec.read(response.payload().asByteArray(), JsonNode.class);
            assertThat(Codec.read(headers.path("lambda-runtime-client-context").asText(), JsonNode.class))
                    .isEqualTo(Codec.read("{\"custom\":{\"key\":\"港\"}}", JsonNode.class));
        }

        @Test
        void whenThereIsNone_thenTheFunctionGetsNone() {
            InvokeResponse response = invoke(caller, r -> r.payload(SdkBytes.fromUtf8String("{\"do\":\"headers\"}")));
            assertThat(response.payload().asUtf8String()).doesNotContain("client-context");
        }

        @Test
        void whenItIsNoObjectOrTooLong_thenItIsRefused() {
            for (String context :
                    new String[] {"{}", base64("[1]"), base64("{"), base64("{\"a\":\"" + "x".repeat(2700) + "\"}")}) {
                assertError(() -> invoke(caller, r -> r.clientContext(context)), 400, "InvalidRequestContentException");
            }
        }

        private String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class GivenACallerWhoWantsTheLog {
        @Test
        void whenItInvokes_thenTheAnswerHasWhatThatRunPrinted() throws Exception {
            try (ServerSocket control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                CompletableFuture<InvokeResponse> call = caller.invoke(r -> r.functionName(sandbox.aliasArn())
                        .logType("Tail")
                        .payload(SdkBytes.fromUtf8String(printing("เริ่ม", control))));
                release(control, "เริ่ม");
                assertThat(decoded(call.join().logResult())).contains("เริ่ม\n");
            }
            assertThat(decoded(invoke(caller, r -> r.logType("Tail")).logResult()))
                    .doesNotContain("เริ่ม");
        }

        @Test
        void whenItInvokesWithAStream_thenTheLastEventHasIt() throws Exception {
            try (ServerSocket control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Streamed call = Streamed.withLog(caller, sandbox.aliasArn(), printing("x".repeat(5000), control));
                release(control, "x".repeat(5000));
                assertThat(decoded(call.complete().logResult()))
                        .hasSizeLessThanOrEqualTo(4096)
                        .contains("x".repeat(3000));
            }
        }

        @Test
        void whenItDoesNotAsk_thenThereIsNone() {
            assertThat(invoke(caller, r -> {}).logResult()).isNull();
        }

        private String printing(String text, ServerSocket control) {
            return "{\"do\":\"print-and-wait\",\"text\":\"" + text + "\",\"port\":" + control.getLocalPort() + "}";
        }

        private void release(ServerSocket control, String line) throws Exception {
            try (Socket gate = control.accept()) {
                String seen = printed.take();
                while (!seen.equals(line)) {
                    seen = printed.take();
                }
                gate.getOutputStream().write(1);
            }
        }

        /** The SDK has no value for an empty header. */
        private String decoded(@Nullable String log) {
            return log == null ? "" : new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8);
        }
    }

    private String function() {
        return sandbox.aliasArn().replaceAll(":[^:]+$", "");
    }

    private InvokeResponse invoke(LambdaAsyncClient client, Consumer<InvokeRequest.Builder> more) {
        InvokeRequest.Builder request = InvokeRequest.builder()
                .functionName(sandbox.aliasArn())
                .payload(SdkBytes.fromUtf8String("{\"do\":\"echo\"}"));
        more.accept(request);
        return client.invoke(request.build()).join();
    }

    private static void assertError(ThrowingCallable call, int status, String code) {
        Refused.with(status, code, call);
    }
}
