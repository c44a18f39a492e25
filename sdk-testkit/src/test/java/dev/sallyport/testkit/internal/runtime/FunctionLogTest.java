package dev.sallyport.testkit.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.time.ManualTimeline;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Lambda writes around each invocation, and what it bills. */
@Timeout(60)
class FunctionLogTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Stage stage = new Stage();
    private final ManualTimeline time = new ManualTimeline(NOON);
    private ServerSocket control;

    @BeforeEach
    void open() throws Exception {
        control = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        stage.timeline = time;
    }

    @AfterEach
    void shut() throws Exception {
        control.close();
    }

    @Nested
    class GivenAFunctionProcess {
        @Test
        void whenItIsInvokedTwice_thenTheLogTellsItsStartOnceAndEachCall() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                Invocation first = Stage.invoke(host, "{\"do\":\"print\",\"text\":\"one\"}");
                Stage.whole(first);
                Invocation second = Stage.invoke(host, "{\"do\":\"print\",\"text\":\"two\"}");
                Stage.whole(second);

                assertThat(Stage.log(first).get(3))
                        .matches("REPORT RequestId: " + first.requestId()
                                + "\tDuration: 0\\.00 ms\tBilled Duration: 1 ms"
                                + "\tMemory Size: 512 MB\tMax Memory Used: \\d+ MB\tInit Duration: 0\\.00 ms");
                assertThat(Stage.log(first))
                        .startsWith(
                                "START RequestId: " + first.requestId() + " Version: 1",
                                "one",
                                "END RequestId: " + first.requestId());
                assertThat(Stage.log(second)).contains("two").doesNotContain("one");
                assertThat(Stage.log(second).get(3)).doesNotContain("Init Duration");
                assertThat(stage.printed.stream().filter(line -> line.startsWith("INIT_START Runtime Version: ")))
                        .hasSize(1);
                assertThat(stage.printed).containsSequence(Stage.log(first)).containsSequence(Stage.log(second));
            }
        }

        @Test
        void whenItPrintsMuch_thenTheTailIsItsLast4KilobytesAndTheLogIsAll() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                String line = "x".repeat(3000);
                Invocation invocation =
                        Stage.invoke(host, "{\"do\":\"print\",\"text\":\"a\\n" + line + "\\n" + line + "\"}");
                Stage.whole(invocation);

                assertThat(invocation.logTail()).hasSize(4096);
                assertThat(Stage.log(invocation)).last().asString().startsWith("REPORT");
                assertThat(stage.printed).contains("a", line);
            }
        }

        @Test
        void whenItRunsForAWhile_thenBegunMillisecondsOfItsMemoryAreBilled() throws Exception {
            stage.memory = 768;
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                Invocation invocation = Stage.invoke(
                        host, "{\"do\":\"stream\",\"chunks\":[\"x\"],\"port\":" + control.getLocalPort() + "}");
                try (Socket gate = control.accept()) {
                    time.advance(Duration.ofNanos(1_234_340_000));
                    gate.getOutputStream().write(1);
                    assertThat(Stage.whole(invocation)).isEqualTo("x");
                }

                assertThat(Stage.log(invocation))
                        .last()
                        .asString()
                        .contains("\tDuration: 1234.34 ms\tBilled Duration: 1235 ms\tMemory Size: 768 MB\t");
                assertThat(stage.billed("Lambda-GB-Second")).isEqualByComparingTo("0.92625");
                assertThat(stage.billed("Request")).isEqualByComparingTo("1");
            }
        }

        @Test
        void whenItsTimeIsOver_thenTheLogSaysWhenAndItIsBilledForItsLimit() throws Exception {
            stage.timeout = Duration.ofSeconds(3);
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                Invocation invocation = Stage.invoke(host, "{\"do\":\"hang\",\"port\":" + control.getLocalPort() + "}");
                try (Socket gate = control.accept()) {
                    time.advance(Duration.ofSeconds(3));
                    assertThat(gate.getInputStream().read()).isEqualTo(-1);
                }

                assertThat(Stage.failure(invocation))
                        .isEqualTo(new Failure(
                                "Sandbox.Timedout",
                                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
                                        + invocation.requestId() + " Error: Task timed out after 3.00 seconds\"}"));
                assertThat(Stage.log(invocation))
                        .contains("2026-11-25T12:00:03.000Z " + invocation.requestId()
                                + " Task timed out after 3.00 seconds");
                assertThat(Stage.log(invocation))
                        .last()
                        .asString()
                        .contains("\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\t")
                        .endsWith("\tStatus: timeout");
                assertThat(stage.billed("Lambda-GB-Second")).isEqualByComparingTo("1.5");
                assertThat(Stage.whole(Stage.invoke(host, "{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
            }
        }
    }

    @Nested
    class GivenAHandlerInThisJvm {
        @Test
        void whenItAnswersMoreThan6Megabytes_thenTheRestIsBilledByTheByte() throws Exception {
            try (FunctionHost host = stage.start(
                    new Program.InProcess((arn, payload, reply) -> reply.write(new byte[6 * 1024 * 1024 + 7])))) {
                Invocation invocation = Stage.invoke(host, "{}");
                Stage.whole(invocation);

                assertThat(stage.billed("Lambda-Streaming-Response-Processed-Bytes"))
                        .isEqualByComparingTo(BigDecimal.valueOf(7));
                assertThat(Stage.log(invocation)).hasSize(3);
            }
        }

        @Test
        void whenItsTimeIsOver_thenTheCallEndsAndItsThreadIsInterrupted() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            stage.timeout = Duration.ofSeconds(3);
            try (FunctionHost host = stage.start(new Program.InProcess((arn, payload, reply) -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }))) {
                Invocation invocation = Stage.invoke(host, "{}");
                begun.await();
                time.advance(Duration.ofSeconds(3));

                assertThat(Stage.failure(invocation).type()).isEqualTo("Sandbox.Timedout");
                assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }

        @Test
        void when64RunAtOnce_thenEachGetsItsOwnAnswer() throws Exception {
            CountDownLatch all = new CountDownLatch(64);
            stage.concurrency = 64;
            try (FunctionHost host = stage.start(new Program.InProcess((arn, payload, reply) -> {
                all.countDown();
                try {
                    all.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                payload.transferTo(reply);
            }))) {
                List<Invocation> running = IntStream.range(0, 64)
                        .mapToObj(n -> Stage.invoke(host, "{\"n\":" + n + "}"))
                        .toList();
                for (int n = 0; n < 64; n++) {
                    assertThat(Stage.whole(running.get(n))).isEqualTo("{\"n\":" + n + "}");
                }
            }
        }
    }
}
