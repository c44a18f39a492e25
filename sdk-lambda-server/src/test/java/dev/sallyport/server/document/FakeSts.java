package dev.sallyport.server.document;

import static dev.sallyport.server.document.LocalEndpoint.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** STS, as the function sees it, and a clock that stands still until it is set. */
final class FakeSts implements AutoCloseable {

    static final DocumentReader READER =
            new DocumentReader("arn:aws:iam::222222222222:role/reader", "sallyport-0123456789abcdef");

    static final Instant NOW = Instant.parse("2026-03-16T09:00:00Z");

    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    final LocalEndpoint endpoint;
    private final StsAsyncClient sts;
    volatile Instant now = NOW;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    FakeSts() {
        try {
            endpoint = new LocalEndpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sts = StsAsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint.uri())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    void begin() {
        asked.clear();
        now = NOW;
        endpoint.answer = this::session;
    }

    @Override
    public void close() {
        sts.close();
        endpoint.close();
    }

    /** Each session's access key is numbered, and it ends as long after the clock's now as was asked for. */
    void session(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        int number = remember(form);
        Instant end = now.plusSeconds(Long.parseLong(String.valueOf(form.get("DurationSeconds"))));
        send(exchange, 200, """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>key-%d</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""".formatted(number, end).getBytes(UTF_8));
    }

    private synchronized int remember(Map<String, String> form) {
        asked.add(form);
        return asked.size();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }

    static void error(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                ("<ErrorResponse><Error><Code>" + code
                                + "</Code><Message>canary</Message></Error><RequestId>r</RequestId></ErrorResponse>")
                        .getBytes(UTF_8));
    }

    static Topology topology(boolean perDocument) {
        return Topology.parse("""
            {"partition":"aws",
             "a":{"account":"111111111111","region":"ap-east-1","bucket":"acme-private","kmsKeyArn":null,"lambdaEndpointId":null,"s3EndpointIds":[]},
             "b":{"account":"222222222222","region":"us-east-1","function":"sallyport","functionRole":"f","s3EndpointIds":[],
                  "model":{"profile":"us.a","foundationModel":"a","regions":["us-east-1"]}},
             "callers":[{"alias":"loans","role":"ec2-production","prefix":"intake/","readerRole":"reader"}],
             "options":{"presigned":false,"perDocumentReader":%s,"proofOfCaller":true,"transport":"streaming"},
             "residency":{"dataClasses":["documents"],"inferenceRegions":["us-east-1"]}}
            """.formatted(perDocument));
    }

    AssumedReaders readers(boolean perDocument) {
        return new AssumedReaders(sts, topology(perDocument), clock);
    }

    static PinnedVersion version(int index, String key) {
        return new PinnedVersion(index, "acme-private", key, "v-" + index, null);
    }

    static Budget budget(Duration time) {
        return Budget.of(time, System::nanoTime);
    }

    static CompletableFuture<String> key(AssumedReaders readers, PinnedVersion version) {
        return readers.of(READER, version, budget(Duration.ofSeconds(20)))
                .thenApply(identity -> accessKey(identity.orElseThrow()));
    }

    private static String accessKey(AwsCredentialsProvider provider) {
        return provider.resolveCredentials().accessKeyId();
    }

    static Refusal refusal(AssumedReaders readers, PinnedVersion version, Duration time) {
        ExecutionException failure = catchThrowableOfType(
                ExecutionException.class,
                () -> readers.of(READER, version, budget(time)).get());
        Throwable cause = failure.getCause();
        while (cause != null && !(cause instanceof Refusal)) {
            cause = cause.getCause();
        }
        return (Refusal) Objects.requireNonNull(cause);
    }
}
