package dev.sallyport.testkit.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.fixture.TestFunction;
import dev.sallyport.testkit.internal.time.SystemTimeline;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Runtime API and the processes behind it, without Lambda's own doors. */
@Timeout(60)
class FunctionHostTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private ServerSocket control;

    @BeforeEach
    void open() throws Exception {
        control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void shut() throws Exception {
        control.close();
    }

    @Nested
    class GivenAFunctionProcess {
        private final FunctionHost host = host(Duration.ofMinutes(15), 2);

        @AfterEach
        void close() {
            host.close();
        }

        @Test
        void whenItAnswers_thenTheBytesComeBack() throws Exception {
            assertThat(text(invoke("{\"do\":\"echo\",\"ก\":\"港\"}"))).isEqualTo("{\"do\":\"echo\",\"ก\":\"港\"}");
        }

        @Test
        void whenItIsInvoked_thenItLearnsWhatLambdaTells() throws Exception {
            String headers = text(invoke("{\"do\":\"headers\"}"));
            assertThat(headers)
                    .contains("lambda-runtime-aws-request-id", "lambda-runtime-deadline-ms")
                    .contains("lambda-runtime-trace-id", ARN);
        }

        @Test
        void whenItReportsAnError_thenTheInvocationFailsWithIt() throws Exception {
            Reply reply = invoke("{\"do\":\"fail\"}").reply();
            assertThat(reply.next()).isEmpty();
            assertThat(reply.failure()).contains(new Failure("Test.Failure", "{\"errorType\":\"Test.Failure\"}"));
        }

        @Test
        void whenItFailsAfterItBegan_thenTheTrailersSayHow() throws Exception {
            Reply reply =
                    invoke("{\"do\":\"stream-and-fail\",\"text\":\"half\"}").reply();
            assertThat(reply.next().map(FunctionHostTest::utf8)).contains("half");
            assertThat(reply.next()).isEmpty();
            assertThat(reply.failure()).contains(new Failure("Test.Late", "{\"errorType\":\"Test.Late\"}"));
            assertThat(text(invoke("{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
        }

        @Test
        void whenItStreams_thenEachChunkComesBeforeTheNextIsWritten() throws Exception {
            Invocation invocation =
                    invoke("{\"do\":\"stream\",\"port\":" + control.getLocalPort() + ",\"chunks\":[\"one\",\"two\"]}");
            try (Socket gate = control.accept()) {
                gate.getOutputStream().write(1);
                assertThat(invocation.reply().next().map(FunctionHostTest::utf8))
                        .contains("one");
                gate.getOutputStream().write(1);
                assertThat(invocation.reply().next().map(FunctionHostTest::utf8))
                        .contains("two");
            }
            assertThat(invocation.reply().next()).isEmpty();
            assertThat(invocation.reply().failure()).isEmpty();
        }

        @Test
        void whenItDiesInACall_thenThatCallFailsAndTheNextWorks() throws Exception {
            Reply reply = invoke("{\"do\":\"halt\",\"status\":7}").reply();
            assertThat(reply.next()).isEmpty();
            assertThat(reply.failure().orElseThrow().type()).isEqualTo("Runtime.ExitError");
            assertThat(reply.failure().orElseThrow().body()).contains("exit status 7");
            assertThat(text(invoke("{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
        }

        @Test
        void whenItDiesInTheMiddleOfAStream_thenWhatItSaidIsKept() throws Exception {
            Invocation invocation = invoke("{\"do\":\"stream-and-halt\",\"port\":" + control.getLocalPort() + "}");
            try (Socket gate = control.accept()) {
                assertThat(invocation.reply().next().map(FunctionHostTest::utf8))
                        .contains("half");
                gate.getOutputStream().write(1);
            }
            assertThat(invocation.reply().next()).isEmpty();
            assertThat(invocation.reply().failure().orElseThrow().type()).isEqualTo("Runtime.ExitError");
        }

        @Test
        void whenItIsKilled_thenTheCallEndsAndTheNextWorks() throws Exception {
            Invocation invocation = invoke("{\"do\":\"hang\",\"port\":" + control.getLocalPort() + "}");
            try (Socket gate = control.accept()) {
                host.kill();
                assertThat(gate.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(invocation.reply().next()).isEmpty();
            assertThat(invocation.reply().failure().orElseThrow().body()).contains("signal: killed");
            assertThat(text(invoke("{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
        }

        @Test
        void whenTooManyRun_thenOneMoreIsRefusedUntilOneEnds() throws Exception {
            String hang = "{\"do\":\"stream\",\"chunks\":[\"x\"],\"port\":" + control.getLocalPort() + "}";
            Invocation first = invoke(hang);
            invoke(hang);
            try (Socket one = control.accept();
                    Socket two = control.accept()) {
                assertThat(host.begin(id(), ARN, bytes("{\"do\":\"echo\"}"))).isEmpty();
                one.getOutputStream().write(1);
                two.getOutputStream().write(1);
                assertThat(text(first)).isEqualTo("x");
            }
            assertThat(text(invoke("{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
            assertThat(host.accepted()).isEqualTo(3);
        }

        @Test
        void whenTheReplyIsTooLong_thenTheInvocationFails() throws Exception {
            Reply reply = invoke("{\"do\":\"big\",\"bytes\":6291457}").reply();
            assertThat(reply.next()).isEmpty();
            assertThat(reply.failure().orElseThrow().type()).isEqualTo("Function.ResponseSizeTooLarge");
            assertThat(text(invoke("{\"do\":\"big\",\"bytes\":6291456}"))).hasSize(6291456);
        }

        @Test
        void whenItPrints_thenTheLineIsHandedOn() throws Exception {
            text(invoke("{\"do\":\"print\",\"text\":\"ready\"}"));
            assertThat(printed).contains("ready");
        }

        @Test
        void whenItLooksAround_thenItSeesItsOwnEnvironmentOnly() throws Exception {
            String seen = text(invoke("{\"do\":\"environment\"}"));
            assertThat(seen).contains("AWS_LAMBDA_RUNTIME_API", "AWS_REGION").doesNotContain("\"HOME\"", "JAVA_HOME");
        }

        private Invocation invoke(String payload) {
            return host.begin(id(), ARN, bytes(payload)).orElseThrow();
        }
    }

    @Nested
    class GivenAFunctionThatCannotStart {
        @Test
        void whenItIsInvoked_thenEachCallFailsAndNoneHangs() throws Exception {
            try (FunctionHost host = started(program("no-init"), Duration.ofMinutes(15), 2)) {
                for (int call = 0; call < 2; call++) {
                    Reply reply =
                            host.begin(id(), ARN, bytes("{}")).orElseThrow().reply();
                    assertThat(reply.next()).isEmpty();
                    assertThat(reply.failure().orElseThrow().body()).contains("exit status 3");
                }
            }
        }
    }

    @Nested
    class GivenAShortTimeout {
        @Test
        void whenTheFunctionRunsLonger_thenItIsEnded() throws Exception {
            try (FunctionHost host = host(Duration.ofMillis(1), 1)) {
                Reply reply = host.begin(id(), ARN, bytes("{\"do\":\"hang\",\"port\":" + control.getLocalPort() + "}"))
                        .orElseThrow()
                        .reply();
                assertThat(reply.next()).isEmpty();
                assertThat(reply.failure().orElseThrow().type()).isEqualTo("Sandbox.Timedout");
            }
        }
    }

    @Nested
    class GivenAClosedSandbox {
        @Test
        void whenItCloses_thenNoProcessIsLeftAndNoCallHangs() throws Exception {
            FunctionHost host = host(Duration.ofMinutes(15), 1);
            Reply reply = host.begin(id(), ARN, bytes("{\"do\":\"hang\",\"port\":" + control.getLocalPort() + "}"))
                    .orElseThrow()
                    .reply();
            try (Socket gate = control.accept()) {
                host.close();
                assertThat(gate.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(reply.next()).isEmpty();
            assertThat(reply.failure()).isPresent();
            assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Nested
    class GivenAHandlerInThisJvm {
        @Test
        void whenItThrows_thenTheInvocationFailsWithTheTypeAndWithoutTheMessage() throws Exception {
            try (FunctionHost host = handler((arn, payload, reply) -> {
                throw new IllegalStateException("secret");
            })) {
                Reply reply = host.begin(id(), ARN, bytes("{}")).orElseThrow().reply();
                assertThat(reply.next()).isEmpty();
                assertThat(reply.failure().orElseThrow().type()).isEqualTo("java.lang.IllegalStateException");
                assertThat(reply.failure().orElseThrow().body()).doesNotContain("secret");
            }
        }

        @Test
        void whenItAnswers_thenTheCallerGetsThePayloadsEcho() throws Exception {
            try (FunctionHost host = handler((arn, payload, reply) -> payload.transferTo(reply))) {
                assertThat(text(host.begin(id(), ARN, bytes("{\"a\":1}")).orElseThrow()))
                        .isEqualTo("{\"a\":1}");
            }
        }

        private FunctionHost handler(Program.Handler handler) {
            return started(new Program.InProcess(handler), Duration.ofMinutes(15), 1);
        }
    }

    private FunctionHost host(Duration timeout, int concurrency) {
        return started(program("serve"), timeout, concurrency);
    }

    private FunctionHost started(Program program, Duration timeout, int concurrency) {
        return FunctionHost.start(
                program,
                settings(timeout),
                new Capacity(concurrency, concurrency),
                new SystemTimeline(Clock.systemUTC()),
                new SecureRandom(),
                (account, service, usageType, amount, unit) -> {});
    }

    private ProcessSettings settings(Duration timeout) {
        return new ProcessSettings(
                Map.of("AWS_REGION", "us-east-1", "LAMBDA_TASK_ROOT", "/nowhere"),
                Path.of("").toAbsolutePath(),
                512,
                timeout,
                ProcessSettings.INIT_TIMEOUT,
                printed::add);
    }

    private static Program.Java program(String argument) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return new Program.Java(classPath, TestFunction.class.getName(), List.of(argument));
    }

    private static String text(Invocation invocation) throws InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Optional<byte[]> chunk = invocation.reply().next();
                chunk.isPresent();
                chunk = invocation.reply().next()) {
            whole.writeBytes(chunk.get());
        }
        assertThat(invocation.reply().failure()).isEmpty();
        return whole.toString(StandardCharsets.UTF_8);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
