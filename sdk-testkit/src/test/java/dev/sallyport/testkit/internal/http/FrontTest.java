package dev.sallyport.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.fixture.EventLoops;
import dev.sallyport.testkit.internal.JsonService;
import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;

class FrontTest {

    private static final String PROFILE_ARN =
            "arn:aws:bedrock:us-east-1:222222222222:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    /** Lets everything in, unsigned. */
    private static final Admission OPEN =
            (service, request, trail) -> new Admission.Admitted(new Anybody(), service.call(request), request);

    @Nested
    class GivenAServiceThatStreams {

        @Test
        void whenItFlushesAnEvent_thenTheEventIsThereBeforeTheNext() throws IOException {
            CountDownLatch seen = new CountDownLatch(1);
            AwsService service = new JsonService("lambda", (principal, request, response) -> {
                response.body().write("one\n".getBytes(StandardCharsets.UTF_8));
                response.body().flush();
                await(seen);
                response.body().write("two\n".getBytes(StandardCharsets.UTF_8));
            });
            try (Front front = front(service);
                    BufferedReader lines = open(front.uri(Listener.LAMBDA))) {
                assertThat(lines.readLine()).isEqualTo("one");
                seen.countDown();
                assertThat(lines.readLine()).isEqualTo("two");
                assertThat(lines.readLine()).isNull();
            }
        }

        @Test
        void whenItBreaksOff_thenTheResponseHasNoRegularEnd() throws IOException {
            AwsService service = new JsonService("lambda", (principal, request, response) -> {
                response.body().write("one\n".getBytes(StandardCharsets.UTF_8));
                response.body().flush();
                throw new IOException("cut");
            });
            try (Front front = front(service);
                    BufferedReader lines = open(front.uri(Listener.LAMBDA))) {
                assertThat(lines.readLine()).isEqualTo("one");
                assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
            }
        }

        private BufferedReader open(URI uri) throws IOException {
            InputStream in = uri.toURL().openConnection().getInputStream();
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    @Nested
    class GivenAServiceThatFails {

        @Test
        void whenNobodyForesawIt_thenTheAnswerIsItsOwn500WithoutContent() throws Exception {
            AwsService service = new JsonService("lambda", (principal, request, response) -> {
                response.header("x-half", "done");
                response.body().write("half an answer".getBytes(StandardCharsets.UTF_8));
                throw new IllegalStateException("a customer's name");
            });
            try (Front front = front(service)) {
                HttpResponse<String> response = get(front.uri(Listener.LAMBDA), HttpClient.Version.HTTP_1_1);
                assertThat(response.statusCode()).isEqualTo(500);
                assertThat(response.body())
                        .contains("\"__type\":\"InternalFailure\"")
                        .doesNotContain("customer", "half");
                assertThat(response.headers().firstValue("x-half")).isEmpty();
                assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
            }
        }

        @Test
        void whenItRefuses_thenItsStatusCodeAndHeadersGoOut() throws Exception {
            AwsService service = new JsonService("lambda", (principal, request, response) -> {
                throw new AwsError(429, "TooManyRequestsException", "Rate exceeded", Map.of("Retry-After", "1"));
            });
            try (Front front = front(service)) {
                HttpResponse<String> response = get(front.uri(Listener.LAMBDA), HttpClient.Version.HTTP_1_1);
                assertThat(response.statusCode()).isEqualTo(429);
                assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(response.body()).contains("TooManyRequestsException");
            }
        }
    }

    @Nested
    class GivenAListener {

        private final AwsService service = new JsonService(
                "lambda",
                (principal, request, response) -> response.body()
                        .write((request.rawPath() + "?" + request.rawQuery()).getBytes(StandardCharsets.UTF_8)));

        @Test
        void whenBothVersionsOfHttpAreSpoken_thenBothAreAnswered() throws Exception {
            try (Front front = front(service)) {
                URI uri = front.uri(Listener.LAMBDA);
                assertThat(uri.getHost()).isEqualTo("127.0.0.1");
                assertThat(get(uri, HttpClient.Version.HTTP_1_1).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
                assertThat(get(uri, HttpClient.Version.HTTP_2).version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/a//b%2Fc",
                    "/a/..%2e/b",
                    "/d;e/;f",
                    "//x/./y/",
                    "/%5c/%ff",
                })
        void whenThePathIsOdd_thenItIsNotRewritten(String path) throws Exception {
            try (Front front = front(service)) {
                assertThat(send(front.uri(Listener.LAMBDA), path).body()).isEqualTo(path + "?");
            }
        }

        /** Jetty can't be told otherwise; S3 itself would take such a key as it is. */
        @ParameterizedTest
        @ValueSource(strings = {"/a/../../b", "/a/%00/b", "/a/%zz"})
        void whenThePathLeavesTheRootOrIsNoPath_thenItIsRefusedAndNotQuoted(String path) throws Exception {
            try (Front front = front(service)) {
                SignedCall.RawReply reply = send(front.uri(Listener.LAMBDA), path);
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body()).isEmpty();
            }
        }

        @Test
        void whenItIsClosed_thenNothingListensAnyMore() throws Exception {
            URI uri;
            try (Front front = front(service)) {
                uri = front.uri(Listener.LAMBDA);
            }
            assertThatThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close())
                    .isInstanceOf(IOException.class);
        }

        @Test
        void whenNothingIsBehindOne_thenItHasNoAddress() throws Exception {
            try (Front front = front(service)) {
                assertThatThrownBy(() -> front.uri(Listener.STS)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static SignedCall.RawReply send(URI uri, String path) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(uri)
                .method(SdkHttpMethod.GET)
                .encodedPath(path)
                .build();
        return SignedCall.send(uri, request, new byte[0]);
    }

    @Nested
    class GivenTheSdkOnHttp2 {

        @Test
        void whenAProfileArnIsInThePath_thenTheSignatureIsVerified() throws IOException {
            AtomicReference<String> path = new AtomicReference<>();
            AwsService bedrock = new JsonService("bedrock", (principal, request, response) -> {
                path.set(request.rawPath());
                response.header("Content-Type", "application/json");
                request.body().transferTo(response.body());
            });
            try (RunningFront front = RunningFront.with(Listener.BEDROCK_RUNTIME, bedrock);
                    BedrockRuntimeAsyncClient client = client(front)) {
                String answer = client.invokeModel(
                                b -> b.modelId(PROFILE_ARN).body(SdkBytes.fromUtf8String("{\"a\":1}")))
                        .join()
                        .body()
                        .asUtf8String();
                assertThat(answer).isEqualTo("{\"a\":1}");
                assertThat(path.get()).startsWith("/model/arn%3Aaws%3Abedrock").contains("%2Fus.anthropic");
            }
        }

        @Test
        void whenTheServiceRefuses_thenTheSdkSeesItsCode() throws IOException {
            AwsService bedrock = new JsonService("bedrock", (principal, request, response) -> {
                throw new AwsError(400, "ValidationException", "no such model");
            });
            try (RunningFront front = RunningFront.with(Listener.BEDROCK_RUNTIME, bedrock);
                    BedrockRuntimeAsyncClient client = client(front)) {
                assertThatThrownBy(() -> client.invokeModel(b -> b.modelId("m").body(SdkBytes.fromUtf8String("{}")))
                                .join())
                        .hasCauseInstanceOf(BedrockRuntimeException.class)
                        .hasMessageContaining("no such model");
            }
        }

        private BedrockRuntimeAsyncClient client(RunningFront front) {
            return BedrockRuntimeAsyncClient.builder()
                    .endpointOverride(front.uri(Listener.BEDROCK_RUNTIME))
                    .region(Region.US_EAST_1)
                    .credentialsProvider(RunningFront.credentials(front.principals.function()))
                    .httpClientBuilder(EventLoops.netty().protocol(Protocol.HTTP2))
                    .build();
        }
    }

    @Nested
    class GivenARefusedUpload {

        @Test
        void whenTheClientIsStillSending_thenItReadsTheRefusal() throws IOException {
            try (RunningFront front = RunningFront.withPolicies()) {
                SignedCall.RawReply reply = new SignedCall(
                                front, Listener.S3, "s3", "ap-east-1", front.principals.stranger())
                        .to("PUT", "/acme-private/intake/x")
                        .body("x".repeat(3_000_000))
                        .send();
                assertThat(reply.error()).isEqualTo("403 AccessDenied");
                assertThat(reply.headers()).anyMatch(header -> header.startsWith("x-amz-request-id: "));
            }
        }
    }

    private static HttpResponse<String> get(URI uri, HttpClient.Version version)
            throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(version)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Front front(AwsService service) throws IOException {
        return Front.start(
                Map.of(Listener.LAMBDA, service),
                OPEN,
                Surroundings.plain(Clock.systemUTC(), new SecureRandom(), new Journal()));
    }

    /** Nobody in particular, who may do everything. */
    private record Anybody() implements Requester {
        @Override
        public String principal() {
            return "nobody";
        }

        @Override
        public boolean may(String action, String resource) {
            return true;
        }

        @Override
        public void require(String action, String resource) {}

        @Override
        public void require(String action, String resource, Map<String, List<String>> more) {}

        @Override
        public void requireOnBehalf(String action, String resource, Map<String, List<String>> more) {}

        @Override
        public AwsError denied(String action, String resource) {
            return new AwsError(403, "AccessDeniedException", "no");
        }
    }
}
