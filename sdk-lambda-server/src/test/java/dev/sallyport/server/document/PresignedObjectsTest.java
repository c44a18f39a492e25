package dev.sallyport.server.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.PresignedRule;
import dev.sallyport.trust.PresignedUrl;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** A plain HTTP server stands where the function's S3 endpoint is; URLs are signed for another port of the machine. */
@Timeout(60)
class PresignedObjectsTest {

    private static final byte[] CONTENT = "Applicant: 陳大文".getBytes(StandardCharsets.UTF_8);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);
    private static final String QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00%2F20261125%2Fap-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20261125T095900Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host"
            + "&X-Amz-Security-Token=TOKENTOKENTOKEN%2F%2B%3D&versionId=v1&x-id=GetObject"
            + "&X-Amz-Signature=" + "0123456789abcdef".repeat(4);
    private static final String PATH = "/acme-private/intake/a%20b%2Bc%E6%BC%A2%25.txt";

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private HttpServer server;
    private SdkAsyncHttpClient http;
    private S3AsyncClient s3;
    private S3Objects objects;
    private Answer answer = exchange -> send(exchange, 200, CONTENT);

    private record Seen(String method, String uri, Headers headers) {}

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(new Seen(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
            answer.to(exchange);
        });
        server.start();
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.getAddress().getPort());
        http = NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(PresignedObjects.threads(loops, environment))
                .build();
        s3 = S3AsyncClient.builder()
                .region(Region.AP_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        objects = new S3Objects(s3, "111111111111", Identities.OWN, new PresignedObjects(http));
    }

    @AfterEach
    void close() {
        http.close();
        s3.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        server.stop(0);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static PinnedVersion version() {
        PresignedRule rule = PresignedRule.of(new ApprovedLocation("acme-private", "intake/"), "ap-east-1")
                .allowLoopback(URI.create("http://127.0.0.1"));
        PresignedUrl url = PresignedUrl.parse("http://127.0.0.1:1" + PATH + "?" + QUERY, rule, CLOCK);
        return new PinnedVersion(0, url.bucket(), url.key(), "v1", null, url);
    }

    private byte[] read(long limit) throws Refusal {
        return objects.read(
                        List.of(version()),
                        new DocumentReader(null, "sallyport-1"),
                        limit,
                        Budget.of(Duration.ofSeconds(30), System::nanoTime))
                .get(0);
    }

    private Refusal refused(long limit) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, () -> read(limit)));
    }

    @Test
    void whenItIsRead_thenTheRequestIsTheOneThatWasSignedAndGoesToTheEndpoint() throws Refusal {
        assertThat(read(1_000)).isEqualTo(CONTENT);

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).method()).isEqualTo("GET");
        assertThat(seen.get(0).uri()).isEqualTo(PATH + "?" + QUERY);
        assertThat(seen.get(0).headers().getFirst("Host")).isEqualTo("127.0.0.1:1");
        assertThat(seen.get(0).headers().keySet()).isSubsetOf("Host");
    }

    @ParameterizedTest
    @CsvSource({
        "400, document_missing",
        "403, document_missing",
        "404, document_missing",
        "429, throttled",
        "503, throttled",
        "500, internal",
        "206, internal",
        "204, internal"
    })
    void whenS3Refuses_thenTheCallerIsToldSoOnce(int status, String code) {
        answer = exchange -> send(exchange, status, new byte[0]);

        assertThat(refused(1_000).code()).isEqualTo(ErrorCode.of(code));
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void whenS3SendsItElsewhere_thenNobodyFollows(int status) {
        answer = exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
            send(exchange, status, new byte[0]);
        };

        assertThat(refused(1_000).code()).isIn(ErrorCode.MISCONFIGURED, ErrorCode.INTERNAL);
        assertThat(seen).hasSize(1);
    }

    @Test
    void whenItIsLargerThanItMayBe_thenReadingStops() throws Refusal {
        assertThat(refused(CONTENT.length - 1).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(read(CONTENT.length)).isEqualTo(CONTENT);
    }

    @Test
    void whenItsLengthIsNotAnnounced_thenReadingStopsAllTheSame() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
            exchange.close();
        };

        assertThat(refused(CONTENT.length - 1).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void whenTheAnswerIsOfAnotherVersion_thenItIsNotTheDocument() {
        answer = exchange -> {
            exchange.getResponseHeaders().set("x-amz-version-id", "v2");
            send(exchange, 200, CONTENT);
        };

        assertThat(refused(1_000).code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
    }

    @Test
    void whenNobodyAnswers_thenItIsNoDocument() {
        server.stop(0);

        assertThat(refused(1_000).code()).isEqualTo(ErrorCode.INTERNAL);
    }
}
