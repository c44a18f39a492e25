package dev.sallyport.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are accepted, with one thing changed; the tables say what, and what AWS answers. */
class TamperingTest {

    private static final String HEADER = "dev.sallyport.testkit.internal.sigv4.TamperingPoints#all";
    private static final String QUERY = "dev.sallyport.testkit.internal.sigv4.PresignedPoints#all";

    private RunningFront front;

    @BeforeEach
    void start() throws IOException {
        front = RunningFront.acceptingAll();
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Nested
    class GivenS3 {

        @ParameterizedTest
        @MethodSource(HEADER)
        void whenARequestIsChanged_thenTheAnswerIsS3s(TamperingPoint point) throws IOException {
            check(this::put, point, point.s3());
        }

        @ParameterizedTest
        @MethodSource(QUERY)
        void whenAPresignedRequestIsChanged_thenTheAnswerIsS3s(TamperingPoint point) throws IOException {
            check(() -> put().presigned(Duration.ofMinutes(15)), point, point.s3());
        }

        @ParameterizedTest
        @MethodSource("dev.sallyport.testkit.internal.sigv4.ChunkPoints#all")
        void whenChunksAreChanged_thenTheAnswerIsS3s(TamperingPoint point) throws IOException {
            check(() -> ChunkPoints.chunks(put()), point, point.s3());
        }

        private SignedCall put() {
            return asked(Listener.S3, "s3", "ap-east-1", "PUT", "/acme-private/intake/form.txt", "hello");
        }
    }

    @Nested
    class GivenSts {

        @ParameterizedTest
        @MethodSource(HEADER)
        void whenARequestIsChanged_thenTheAnswerIsThatOfAQueryService(TamperingPoint point) throws IOException {
            check(this::post, point, point.query());
        }

        @ParameterizedTest
        @MethodSource(QUERY)
        void whenAPresignedRequestIsChanged_thenTheAnswerIsThatOfAQueryService(TamperingPoint point)
                throws IOException {
            check(() -> post().presigned(Duration.ofMinutes(15)), point, point.query());
        }

        private SignedCall post() {
            return asked(Listener.STS, "sts", "us-east-1", "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15");
        }
    }

    @Nested
    class GivenLambda {

        @ParameterizedTest
        @MethodSource(HEADER)
        void whenARequestIsChanged_thenTheAnswerIsThatOfAJsonService(TamperingPoint point) throws IOException {
            check(this::post, point, point.json());
        }

        @ParameterizedTest
        @MethodSource(QUERY)
        void whenAPresignedRequestIsChanged_thenTheAnswerIsThatOfAJsonService(TamperingPoint point) throws IOException {
            check(() -> post().presigned(Duration.ofMinutes(15)), point, point.json());
        }

        private SignedCall post() {
            return asked(
                    Listener.LAMBDA, "lambda", "us-east-1", "POST", "/2015-03-31/functions/f%3A1/invocations", "{}");
        }
    }

    @Nested
    class GivenBedrock {

        @ParameterizedTest
        @MethodSource(HEADER)
        void whenARequestIsChanged_thenTheAnswerIsThatOfAJsonService(TamperingPoint point) throws IOException {
            check(this::post, point, point.json());
        }

        @ParameterizedTest
        @MethodSource(QUERY)
        void whenAPresignedRequestIsChanged_thenTheAnswerIsThatOfAJsonService(TamperingPoint point) throws IOException {
            check(() -> post().presigned(Duration.ofMinutes(15)), point, point.json());
        }

        private SignedCall post() {
            return asked(Listener.BEDROCK_RUNTIME, "bedrock", "us-east-1", "POST", "/model/a.b-v1%3A0/invoke", "{}");
        }
    }

    private void check(Supplier<SignedCall> call, TamperingPoint point, String expected) throws IOException {
        assertThat(call.get().send().error()).as("unchanged").isEqualTo("200 ");
        TamperingPoint.check(point.tampering().apply(call.get(), front).send(), expected);
    }

    private SignedCall asked(
            Listener listener, String service, String region, String method, String path, String body) {
        return new SignedCall(front, listener, service, region, front.principals.caller())
                .to(method, path)
                .query("x-id", "PutObject")
                .query("X-Amz-Meta-Note", "2")
                .header("x-amz-meta-a", "1 2")
                .unsignedLength()
                .body(body);
    }
}
