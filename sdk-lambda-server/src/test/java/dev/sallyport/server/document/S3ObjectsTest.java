package dev.sallyport.server.document;

import static dev.sallyport.server.document.LocalEndpoint.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ObjectsTest {

    private static final DocumentReader READER = new DocumentReader(null, "sallyport-1");

    /** Never asked here. */
    static final PresignedObjects PRESIGNED = new PresignedObjects(NettyNioAsyncHttpClient.create());

    private LocalEndpoint endpoint;
    private S3AsyncClient client;
    private S3Objects objects;

    @BeforeEach
    void forget() {
        endpoint.requests.clear();
    }

    @BeforeAll
    void open() throws IOException {
        endpoint = new LocalEndpoint();
        client = client(DefaultRetryStrategy.doNotRetry());
        objects = new S3Objects(client, "111111111111", Identities.OWN, PRESIGNED);
    }

    private S3AsyncClient client(RetryStrategy retries) {
        return S3AsyncClient.builder()
                .region(Region.AP_EAST_1)
                .endpointOverride(endpoint.uri())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(retries))
                .build();
    }

    @AfterAll
    void close() {
        client.close();
        endpoint.close();
    }

    private List<byte[]> read(long limit, PinnedVersion... versions) throws Refusal {
        return objects.read(List.of(versions), READER, limit, Budget.of(Duration.ofSeconds(20), System::nanoTime));
    }

    private Refusal refusal(long limit, PinnedVersion... versions) {
        return catchThrowableOfType(Refusal.class, () -> read(limit, versions));
    }

    private static LocalEndpoint.Answer endless(CountDownLatch stopped) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[8_192]);
                }
            } catch (IOException e) {
                stopped.countDown();
            }
        };
    }

    private static PinnedVersion version(int index, String key) {
        return new PinnedVersion(index, "acme-private", key, "v-" + index, null);
    }

    @Nested
    class GivenVersionsThatMayBeRead {

        @Test
        void whenTheyAreRead_thenVersionAndOwnerAreNamedAndTheOrderIsKept() throws Refusal {
            endpoint.answer = exchange ->
                    send(exchange, 200, exchange.getRequestURI().getRawPath().getBytes(UTF_8));

            List<byte[]> contents = read(1_000, version(0, "intake/a b.pdf"), version(1, "intake/表.pdf"));

            assertThat(contents)
                    .extracting(String::new)
                    .containsExactly("/acme-private/intake/a%20b.pdf", "/acme-private/intake/%E8%A1%A8.pdf");
            assertThat(endpoint.requests)
                    .extracting(exchange -> exchange.getRequestURI().getQuery())
                    .containsExactlyInAnyOrder("versionId=v-0", "versionId=v-1");
            assertThat(endpoint.requests)
                    .allSatisfy(
                            exchange -> assertThat(exchange.getRequestHeaders().getFirst("x-amz-expected-bucket-owner"))
                                    .isEqualTo("111111111111"));
        }
    }

    @Nested
    class GivenMoreBytesThanTheLimit {

        @Test
        void whenTheirLengthIsAnnounced_thenTheyAreRefused() {
            endpoint.answer = exchange -> send(exchange, 200, new byte[2_000]);

            assertThat(refusal(1_000, version(0, "intake/a.pdf")).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }

        @Test
        void whenTheyComeWithoutALengthAndWithoutEnd_thenReadingStopsAtTheLimit() {
            CountDownLatch stopped = new CountDownLatch(1);
            endpoint.answer = endless(stopped);

            assertThat(refusal(100_000, version(0, "intake/a.pdf")).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
            assertThat(stopped).satisfies(latch -> latch.await());
        }

        @Test
        void whenEachIsSmallButTogetherTheyAreNot_thenTheyAreRefused() {
            endpoint.answer = exchange -> send(exchange, 200, new byte[600]);

            Refusal refusal = refusal(1_000, version(0, "intake/a.pdf"), version(1, "intake/b.pdf"));

            assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }
    }

    @Nested
    class GivenAnObjectThatIsLongerOrShorterThanItsReferenceSays {

        private final PinnedVersion named = new PinnedVersion(3, "acme-private", "intake/a.pdf", "v", 500L);

        @Test
        void whenItsLengthIsAnnounced_thenItHasChanged() {
            for (int length : new int[] {499, 501}) {
                endpoint.answer = exchange -> send(exchange, 200, new byte[length]);

                Refusal refusal = refusal(1_000, named);

                assertThat(refusal.code()).as("%d bytes", length).isEqualTo(ErrorCode.DOCUMENT_CHANGED);
                assertThat(refusal.document()).isEqualTo(3);
            }
        }

        @Test
        void whenItComesWithoutALengthAndWithoutEnd_thenReadingStopsAndItHasChanged() {
            CountDownLatch stopped = new CountDownLatch(1);
            endpoint.answer = endless(stopped);

            assertThat(refusal(100_000_000, named).code()).isEqualTo(ErrorCode.DOCUMENT_CHANGED);
            assertThat(stopped).satisfies(latch -> latch.await());
        }

        @Test
        void whenTheSdkMayRetry_thenItIsReadOnceAllTheSame() {
            endpoint.answer = exchange -> send(exchange, 200, new byte[501]);
            try (S3AsyncClient retrying = client(AwsRetryStrategy.standardRetryStrategy())) {
                S3Objects other = new S3Objects(retrying, "111111111111", Identities.OWN, PRESIGNED);

                for (PinnedVersion version : List.of(named, version(0, "intake/a.pdf"))) {
                    endpoint.requests.clear();
                    Refusal refusal = catchThrowableOfType(
                            Refusal.class,
                            () -> other.read(
                                    List.of(version),
                                    READER,
                                    400,
                                    Budget.of(Duration.ofSeconds(20), System::nanoTime)));

                    assertThat(refusal.code()).isIn(ErrorCode.DOCUMENT_CHANGED, ErrorCode.DOCUMENT_TOO_LARGE);
                    assertThat(endpoint.requests).hasSize(1);
                }
            }
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
                endpoint.answer = exchange -> send(exchange, status, new byte[0]);
                Refusal refusal = refusal(1_000, version(7, "intake/secret-name.pdf"));
                assertThat(refusal.code()).as("status %d", status).isEqualTo(code);
                assertThat(refusal.document()).isEqualTo(7);
                assertThat(refusal.getMessage()).doesNotContain("secret-name");
            });
        }

        @Test
        void whenTheBodyBreaksOff_thenItIsNoDocument() {
            endpoint.answer = exchange -> {
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
            endpoint.answer = exchange -> {
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
                            READER,
                            1_000,
                            Budget.of(Duration.ofMillis(300), System::nanoTime)));
            over.countDown();

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        }

        @Test
        void whenOneOfManyFails_thenTheOthersAreReadNoFurther() {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            LocalEndpoint.Answer endless = endless(stopped);
            endpoint.answer = exchange -> {
                if (exchange.getRequestURI().getPath().endsWith("missing.pdf")) {
                    // Else the other may never have been asked for, and then nothing has to stop.
                    assertThat(begun).satisfies(latch -> latch.await());
                    send(exchange, 404, new byte[0]);
                } else {
                    begun.countDown();
                    endless.to(exchange);
                }
            };

            Refusal refusal = refusal(Long.MAX_VALUE, version(0, "intake/missing.pdf"), version(1, "intake/a.pdf"));

            assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
            assertThat(refusal.document()).isZero();
            assertThat(stopped).satisfies(latch -> latch.await());
        }
    }

    @Nested
    class GivenNoTime {

        @Test
        void whenSomethingIsToBeRead_thenNobodyIsAsked() {
            AtomicLong now = new AtomicLong();
            Budget budget = Budget.of(Duration.ofSeconds(1), now::get);
            now.addAndGet(Duration.ofSeconds(1).toNanos());

            Refusal refusal = catchThrowableOfType(
                    Refusal.class, () -> objects.read(List.of(version(0, "intake/a.pdf")), READER, 1_000, budget));

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
            assertThat(endpoint.requests).isEmpty();
        }
    }
}
