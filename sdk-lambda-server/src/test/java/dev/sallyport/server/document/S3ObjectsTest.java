package dev.sallyport.server.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ObjectsTest {

    private final List<HttpExchange> requests = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private S3AsyncClient client;
    private S3Objects objects;
    private Answer answer = exchange -> send(exchange, 200, new byte[] {1});

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void forget() {
        requests.clear();
    }

    @BeforeAll
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange);
            answer.to(exchange);
        });
        server.start();
        client = S3AsyncClient.builder()
                .region(Region.AP_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        objects = new S3Objects(client, "111111111111", new PresignedObjects(NettyNioAsyncHttpClient.create()));
    }

    @AfterAll
    void close() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private List<byte[]> read(long limit, PinnedVersion... versions) throws Refusal {
        return objects.read(List.of(versions), limit, Budget.of(Duration.ofSeconds(20), System::nanoTime));
    }

    private Refusal refusal(long limit, PinnedVersion... versions) {
        return catchThrowableOfType(Refusal.class, () -> read(limit, versions));
    }

    private static PinnedVersion version(int index, String key) {
        return new PinnedVersion(index, "acme-private", key, "v-" + index);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Nested
    class GivenVersionsThatMayBeRead {

        @Test
        void whenTheyAreRead_thenVersionAndOwnerAreNamedAndTheOrderIsKept() throws Refusal {
            answer = exchange ->
                    send(exchange, 200, exchange.getRequestURI().getRawPath().getBytes(UTF_8));

            List<byte[]> contents = read(1_000, version(0, "intake/a b.pdf"), version(1, "intake/表.pdf"));

            assertThat(contents)
                    .extracting(String::new)
                    .containsExactly("/acme-private/intake/a%20b.pdf", "/acme-private/intake/%E8%A1%A8.pdf");
            assertThat(requests)
                    .extracting(exchange -> exchange.getRequestURI().getQuery())
                    .containsExactlyInAnyOrder("versionId=v-0", "versionId=v-1");
            assertThat(requests)
                    .allSatisfy(
                            exchange -> assertThat(exchange.getRequestHeaders().getFirst("x-amz-expected-bucket-owner"))
                                    .isEqualTo("111111111111"));
        }
    }

    @Nested
    class GivenMoreBytesThanTheLimit {

        @Test
        void whenTheirLengthIsAnnounced_thenTheyAreRefused() {
            answer = exchange -> send(exchange, 200, new byte[2_000]);

            assertThat(refusal(1_000, version(0, "intake/a.pdf")).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }

        @Test
        void whenTheyComeWithoutALengthAndWithoutEnd_thenReadingStopsAtTheLimit() {
            CountDownLatch stopped = new CountDownLatch(1);
            answer = exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    while (true) {
                        out.write(new byte[8_192]);
                    }
                } catch (IOException e) {
                    stopped.countDown();
                }
            };

            assertThat(refusal(100_000, version(0, "intake/a.pdf")).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
            assertThat(stopped).satisfies(latch -> latch.await());
        }

        @Test
        void whenEachIsSmallButTogetherTheyAreNot_thenTheyAreRefused() {
            answer = exchange -> send(exchange, 200, new byte[600]);

            Refusal refusal = refusal(1_000, version(0, "intake/a.pdf"), version(1, "intake/b.pdf"));

            assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }
    }

    @Nested
    class GivenAnErrorOfS3 {

        @Test
        void whenItAnswers_thenTheRefusalIsTypedAndNeutral() {
            Map<Integer, ErrorCode> expected = Map.of(
                    400, ErrorCode.DOCUMENT_MISSING,
                    403, ErrorCode.DOCUMENT_MISSING,
                    404, ErrorCode.DOCUMENT_MISSING,
                    405, ErrorCode.DOCUMENT_MISSING,
                    301, ErrorCode.MISCONFIGURED,
                    503, ErrorCode.THROTTLED,
                    500, ErrorCode.INTERNAL);
            expected.forEach((status, code) -> {
                answer = exchange -> send(exchange, status, new byte[0]);
                Refusal refusal = refusal(1_000, version(7, "intake/secret-name.pdf"));
                assertThat(refusal.code()).as("status %d", status).isEqualTo(code);
                assertThat(refusal.document()).isEqualTo(7);
                assertThat(refusal.getMessage()).doesNotContain("secret-name");
            });
        }

        @Test
        void whenTheBodyBreaksOff_thenItIsNoDocument() {
            answer = exchange -> {
                exchange.sendResponseHeaders(200, 500);
                exchange.getResponseBody().write(new byte[100]);
                exchange.getResponseBody().flush();
                exchange.close();
            };

            assertThat(refusal(1_000, version(0, "intake/a.pdf")).code()).isEqualTo(ErrorCode.INTERNAL);
        }

        @Test
        void whenItNeverAnswers_thenTheBudgetEndsIt() throws InterruptedException {
            CountDownLatch over = new CountDownLatch(1);
            answer = exchange -> {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };

            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> objects.read(
                            List.of(version(0, "intake/a.pdf")),
                            1_000,
                            Budget.of(Duration.ofMillis(300), System::nanoTime)));
            over.countDown();

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        }
    }
}
