package dev.sallyport.server.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Usage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.prompt.Prompt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BedrockModelTest {

    private static final String PROFILE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String START =
            "{\"type\":\"message_start\",\"message\":{\"model\":\"claude-x\",\"usage\":{\"input_tokens\":50,\"output_tokens\":1}}}";
    private static final String STOP = "{\"type\":\"message_stop\"}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> pieces = new ArrayList<>();
    private volatile String path = "";
    private volatile String body = "";
    private HttpServer server;
    private BedrockRuntimeAsyncClient client;
    private Answer answer = exchange -> {};

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void forget() {
        requests.set(0);
        pieces.clear();
    }

    @BeforeAll
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            path = exchange.getRequestURI().getPath();
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answer.to(exchange);
        });
        server.start();
        client = BedrockRuntimeAsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                // The JDK's server knows HTTP/1.1 only; HTTP/2 is the sandbox's to show.
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterAll
    void close() {
        over.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private ModelAnswer ask(Duration time) throws Refusal {
        Prompt prompt = new Prompt(Codec.object().put("max_tokens", 9), 9);
        return new BedrockModel(client, PROFILE).answer(prompt, Budget.of(time, System::nanoTime), pieces::add);
    }

    private Refusal refusal() {
        return catchThrowableOfType(Refusal.class, () -> ask(Duration.ofSeconds(30)));
    }

    private static Answer streams(String... events) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (String event : events) {
                    frame(event, out);
                }
            }
        };
    }

    private static void frame(String event, OutputStream out) throws IOException {
        String payload =
                "{\"bytes\":\"" + Base64.getEncoder().encodeToString(event.getBytes(UTF_8)) + "\",\"p\":\"abc\"}";
        new Message(
                        Map.of(
                                ":message-type", HeaderValue.fromString("event"),
                                ":event-type", HeaderValue.fromString("chunk"),
                                ":content-type", HeaderValue.fromString("application/json")),
                        payload.getBytes(UTF_8))
                .encode(out);
        out.flush();
    }

    private static Answer fails(int status, String type) {
        return fails(status, type, "quotes the customer");
    }

    private static Answer fails(int status, String type, String words) {
        return exchange -> {
            byte[] message = ("{\"message\":\"" + words + "\"}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
            exchange.sendResponseHeaders(status, message.length);
            exchange.getResponseBody().write(message);
            exchange.close();
        };
    }

    private static String begins(int index, String type) {
        return "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":{\"type\":\"" + type
                + "\",\"text\":\"\"}}";
    }

    private static String writes(int index, String text) {
        return "{\"type\":\"content_block_delta\",\"index\":" + index
                + ",\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}}";
    }

    private static String ends(String reason) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                + "\"},\"usage\":{\"output_tokens\":20}}";
    }

    @Nested
    class GivenAWholeAnswer {

        @Test
        void whenItHasComeToItsEnd_thenItsTextBlocksAndItsUsageAreTheAnswer() throws Refusal {
            answer = streams(
                    START,
                    begins(0, "thinking"),
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}",
                    begins(1, "text"),
                    writes(1, "for"),
                    "{\"type\":\"ping\"}",
                    "{\"type\":\"something_new\"}",
                    writes(1, "ty-two"),
                    ends("end_turn"),
                    STOP);

            ModelAnswer whole = ask(Duration.ofSeconds(30));

            assertThat(whole.text()).isEqualTo("forty-two");
            assertThat(whole.model()).isEqualTo("claude-x");
            assertThat(whole.inputTokens()).isEqualTo(50);
            assertThat(whole.outputTokens()).isEqualTo(20);
            assertThat(pieces).containsExactly("for", "ty-two");
        }

        @Test
        void whenItIsAskedFor_thenTheProfileIsNamedAndTheBodyIsThePrompts() throws Refusal {
            answer = streams(START, ends("end_turn"), STOP);

            ask(Duration.ofSeconds(30));

            assertThat(path).isEqualTo("/model/" + PROFILE + "/invoke-with-response-stream");
            assertThat(body).isEqualTo("{\"max_tokens\":9}");
        }
    }

    @Nested
    class GivenAnAnswerThatIsNotWhole {

        @Test
        void whenTheStreamEndsWithoutItsStop_thenItIsAFailureThatWasPaid() {
            answer = streams(START, begins(0, "text"), writes(0, "half"), ends("end_turn"));

            Refusal refusal = refusal();

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
            assertThat(refusal.paid()).isEqualTo(Paid.YES);
            assertThat(refusal.usage()).isEqualTo(new Usage(50L, 20L, 1));
        }

        @Test
        void whenNothingCame_thenNobodyKnowsWhetherItWasPaid() {
            answer = streams();

            Refusal refusal = refusal();

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
            assertThat(refusal.paid()).isEqualTo(Paid.UNKNOWN);
        }

        @Test
        void whenItWasStoppedByAnythingElse_thenItIsCutAndPaid() {
            for (String reason :
                    List.of("max_tokens", "refusal", "stop_sequence", "tool_use", "guardrail_intervened", "new")) {
                answer = streams(START, begins(0, "text"), writes(0, "half"), ends(reason), STOP);

                Refusal refusal = refusal();

                assertThat(refusal.code()).as(reason).isEqualTo(ErrorCode.ANSWER_CUT);
                assertThat(refusal.paid()).isEqualTo(Paid.YES);
                assertThat(refusal.answer()).isEqualTo("half");
            }
        }

        @Test
        void whenAnErrorComesInTheStream_thenItIsAFailureThatWasPaid() {
            answer = streams(START, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}", STOP);

            Refusal refusal = refusal();

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
            assertThat(refusal.paid()).isEqualTo(Paid.YES);
        }

        @Test
        void whenTheModelStalls_thenTheBudgetEndsItAndNothingIsRepeated() {
            answer = exchange -> {
                exchange.sendResponseHeaders(200, 0);
                frame(START, exchange.getResponseBody());
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };

            Refusal refusal = catchThrowableOfType(Refusal.class, () -> ask(Duration.ofSeconds(2)));

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
            assertThat(refusal.paid()).isIn(Paid.YES, Paid.UNKNOWN);
            assertThat(requests).hasValue(1);
        }
    }

    @Nested
    class GivenARequestThatBedrockDoesNotTake {

        @Test
        void whenItSaysWhy_thenTheRefusalIsTypedUnpaidAndWithoutItsWords() {
            Map<Integer, ErrorCode> expected = Map.of(
                    400, ErrorCode.MISCONFIGURED,
                    403, ErrorCode.MISCONFIGURED,
                    404, ErrorCode.MISCONFIGURED,
                    429, ErrorCode.THROTTLED,
                    503, ErrorCode.THROTTLED);
            expected.forEach((status, code) -> {
                answer = fails(status, "AnException");
                Refusal refusal = refusal();
                assertThat(refusal.code()).as("status %d", status).isEqualTo(code);
                assertThat(refusal.paid()).isEqualTo(Paid.NO);
                assertThat(refusal.getMessage()).doesNotContain("customer");
            });
            assertThat(requests).hasValue(expected.size());
        }

        @Test
        void whenItIsBecauseOfTheDocuments_thenTheRefusalSaysSo() {
            Map<String, ErrorCode> expected = Map.of(
                    "prompt is too long: 210000 tokens > 200000 maximum", ErrorCode.DOCUMENT_TOO_LARGE,
                    "Input is too long for requested model.", ErrorCode.DOCUMENT_TOO_LARGE,
                    "messages.0.content.1: Could not process image", ErrorCode.DOCUMENT_CORRUPT,
                    "The PDF specified was not valid.", ErrorCode.DOCUMENT_CORRUPT);
            expected.forEach((words, code) -> {
                answer = fails(400, "ValidationException", words);
                assertThat(refusal().code()).as(words).isEqualTo(code);
            });
        }

        @Test
        void whenTheModelItselfFailed_thenNobodyKnowsWhetherItWasPaid() {
            for (int status : new int[] {408, 424, 500}) {
                answer = fails(status, "ModelErrorException");
                Refusal refusal = refusal();
                assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
                assertThat(refusal.paid()).isEqualTo(Paid.UNKNOWN);
            }
        }

        @Test
        void whenThereIsNoTimeLeft_thenNothingIsSent() {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> ask(Duration.ofMillis(50)));

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
            assertThat(refusal.paid()).isEqualTo(Paid.NO);
            assertThat(requests).hasValue(0);
        }
    }
}
