package dev.sallyport.server.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RuntimeLoopTest {

    private final List<Invocation> invocations = new ArrayList<>();
    private FakeRuntimeApi lambda;

    @BeforeEach
    void open() throws IOException {
        lambda = new FakeRuntimeApi();
    }

    @AfterEach
    void close() throws IOException {
        lambda.close();
    }

    private void run(InvocationHandler handler) {
        new RuntimeLoop(RuntimeApi.at(lambda.address(), () -> 1_000), (invocation, reply) -> {
                    invocations.add(invocation);
                    handler.handle(invocation, reply);
                })
                .run();
    }

    @Nested
    class GivenAnInvocation {

        @Test
        void whenItIsHandedOut_thenTheHandlerGetsItWithTheTimeThatIsLeft() {
            lambda.invocation("id-1", 61_000, "{\"request\":\"ü\"}").thenGone();

            run((invocation, reply) -> reply.write('x'));

            assertThat(invocations).singleElement().satisfies(invocation -> {
                assertThat(invocation.id()).isEqualTo("id-1");
                assertThat(invocation.functionArn()).isEqualTo("arn:alias");
                assertThat(invocation.left()).isEqualTo(Duration.ofSeconds(60));
                assertThat(new String(invocation.payload(), UTF_8)).isEqualTo("{\"request\":\"ü\"}");
            });
        }

        @Test
        void whenItComesInChunks_thenTheHandlerGetsThePayloadWhole() {
            lambda.raw(String.join(
                            "\r\n",
                            "HTTP/1.1 200 OK",
                            "Lambda-Runtime-Aws-Request-Id: id-1",
                            "Lambda-Runtime-Deadline-Ms: 5",
                            "Lambda-Runtime-Invoked-Function-Arn: arn:alias",
                            "Transfer-Encoding: chunked",
                            "",
                            "3",
                            "abc",
                            "2;x=y",
                            "de",
                            "0",
                            "",
                            ""))
                    .thenGone();

            run((invocation, reply) -> reply.write('x'));

            assertThat(invocations).singleElement().satisfies(invocation -> {
                assertThat(new String(invocation.payload(), UTF_8)).isEqualTo("abcde");
                assertThat(invocation.left()).isZero();
            });
        }

        @Test
        void whenTheReplyIsFlushed_thenEachPieceHasLeftBeforeTheNextIsWritten() throws InterruptedException {
            lambda.invocation("id-1", 61_000, "").thenGone();

            run((invocation, reply) -> {
                for (String line : List.of("{\"event\":\"accepted\"}\n", "{\"event\":\"result\"}\n")) {
                    reply.write(line.getBytes(UTF_8));
                    reply.flush();
                    assertThat(taken()).isEqualTo(line);
                }
            });

            FakeRuntimeApi.Received response = lambda.received.take();
            assertThat(response.line()).isEqualTo("POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1");
            assertThat(response.headers())
                    .containsEntry("lambda-runtime-function-response-mode", "streaming")
                    .containsEntry("transfer-encoding", "chunked")
                    .containsEntry("trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
            assertThat(response.chunks()).containsExactly("{\"event\":\"accepted\"}\n", "{\"event\":\"result\"}\n");
            assertThat(response.trailers()).isEmpty();
        }

        @Test
        void whenTheReplyIsLarge_thenNoByteIsLost() throws InterruptedException {
            String large = "0123456789".repeat(10_001);
            lambda.invocation("id-1", 61_000, "").thenGone();

            run((invocation, reply) -> reply.write(large.getBytes(UTF_8)));

            assertThat(lambda.received.take().body()).isEqualTo(large);
        }

        private String taken() {
            try {
                return lambda.arriving.take();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class GivenAFailure {

        @Test
        void whenNothingHasLeft_thenItIsReportedAsAnErrorWithItsTypeOnly() throws InterruptedException {
            lambda.invocation("id-1", 61_000, "").thenGone();

            run((invocation, reply) -> {
                throw new IllegalStateException("a customer's name");
            });

            FakeRuntimeApi.Received error = lambda.received.take();
            assertThat(error.line()).isEqualTo("POST /2018-06-01/runtime/invocation/id-1/error HTTP/1.1");
            assertThat(error.headers()).containsEntry("lambda-runtime-function-error-type", "IllegalStateException");
            assertThat(error.body()).contains("IllegalStateException").doesNotContain("customer");
        }

        @Test
        void whenSomethingHasLeft_thenTheTrailersSaySo() throws InterruptedException {
            lambda.invocation("id-1", 61_000, "").thenGone();

            run((invocation, reply) -> {
                reply.write("begun".getBytes(UTF_8));
                reply.flush();
                throw new OutOfMemoryError("a customer's name");
            });

            FakeRuntimeApi.Received response = lambda.received.take();
            assertThat(response.body()).isEqualTo("begun");
            assertThat(response.trailers()).containsEntry("lambda-runtime-function-error-type", "OutOfMemoryError");
            String body = new String(
                    Base64.getDecoder().decode(response.trailers().get("lambda-runtime-function-error-body")), UTF_8);
            assertThat(body).contains("OutOfMemoryError").doesNotContain("customer");
        }

        @Test
        void whenItIsOver_thenTheNextInvocationIsAnswered() throws InterruptedException {
            lambda.invocation("id-1", 61_000, "").invocation("id-2", 61_000, "").thenGone();

            run((invocation, reply) -> {
                if (invocation.id().equals("id-1")) {
                    throw new IOException("broken");
                }
                reply.write('x');
            });

            assertThat(lambda.received.take().line()).contains("id-1/error");
            assertThat(lambda.received.take().line()).contains("id-2/response");
        }

        @Test
        void whenTheReplyIsNotTaken_thenTheNextInvocationIsAnsweredAllTheSame() throws InterruptedException {
            lambda.answering("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
                    .invocation("id-1", 61_000, "")
                    .invocation("id-2", 61_000, "")
                    .thenGone();

            run((invocation, reply) -> reply.write('x'));

            assertThat(invocations).extracting(Invocation::id).containsExactly("id-1", "id-2");
        }
    }

    @Nested
    class GivenARuntimeApiThatIsGone {

        @Test
        void whenTheNextInvocationIsAskedFor_thenTheLoopEnds() {
            lambda.raw("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");

            run((invocation, reply) -> {});

            assertThat(invocations).isEmpty();
        }

        @Test
        void whenTheFunctionCanNotStart_thenItSaysSoByType() throws InterruptedException {
            RuntimeApi.at(lambda.address()).initializationFailed(new IllegalArgumentException("a secret"));

            FakeRuntimeApi.Received error = lambda.received.take();
            assertThat(error.line()).isEqualTo("POST /2018-06-01/runtime/init/error HTTP/1.1");
            assertThat(error.headers()).containsEntry("lambda-runtime-function-error-type", "IllegalArgumentException");
            assertThat(error.body()).doesNotContain("secret");
        }
    }
}
