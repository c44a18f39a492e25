package dev.sallyport.testkit.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.time.ManualTimeline;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a function process may use: memory, time to start, storage. */
@Timeout(120)
class FunctionLimitsTest {

    private final Stage stage = new Stage();
    private ServerSocket gate;

    @BeforeEach
    void open() throws Exception {
        gate = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        stage.environment.put("TEST_GATE", Integer.toString(gate.getLocalPort()));
    }

    @AfterEach
    void shut() throws Exception {
        gate.close();
    }

    @Nested
    class GivenASmallMemory {
        @BeforeEach
        void small() {
            stage.memory = 160;
        }

        @Test
        void whenTheHeapIsNotEnough_thenTheProcessEndsAndTheNextCallWorks() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                Invocation invocation = Stage.invoke(host, "{\"do\":\"use-heap\",\"megabytes\":200}");

                assertThat(Stage.failure(invocation))
                        .isEqualTo(Failure.of(
                                "Runtime.ExitError",
                                "RequestId: " + invocation.requestId()
                                        + " Error: Runtime exited with error: exit status 3"));
                assertThat(Stage.log(invocation))
                        .last()
                        .asString()
                        .endsWith("\tStatus: error\tError Type: Runtime.ExitError");
                assertThat(Stage.whole(Stage.invoke(host, "{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
            }
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void whenMoreThanItsMemoryIsUsedBesideTheHeap_thenItIsKilledAndTheNextCallWorks() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                Invocation invocation = Stage.invoke(
                        host, "{\"do\":\"use-memory\",\"megabytes\":155,\"port\":" + gate.getLocalPort() + "}");

                assertThat(Stage.failure(invocation))
                        .isEqualTo(Failure.of(
                                "Runtime.ExitError",
                                "RequestId: " + invocation.requestId()
                                        + " Error: Runtime exited with error: signal: killed"));
                assertThat(Stage.log(invocation))
                        .last()
                        .asString()
                        .contains("\tMemory Size: 160 MB\tMax Memory Used: 160 MB");
                assertThat(Stage.whole(Stage.invoke(host, "{\"do\":\"echo\"}"))).isEqualTo("{\"do\":\"echo\"}");
            }
        }
    }

    @Nested
    class GivenAFunctionThatStartsSlowly {
        private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-11-25T12:00:00Z"));

        @BeforeEach
        void slow() {
            stage.timeline = time;
            stage.timeout = Duration.ofSeconds(30);
        }

        @Test
        void whenItTakesTooLong_thenItStartsAnewWithinTheFirstCall() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction("slow-init"))) {
                try (Socket first = gate.accept()) {
                    time.advance(Duration.ofSeconds(10));
                    assertThat(first.getInputStream().read()).isEqualTo(-1);
                }
                Invocation invocation = Stage.invoke(host, "{\"do\":\"echo\"}");
                try (Socket second = gate.accept()) {
                    time.advance(Duration.ofSeconds(20));
                    second.getOutputStream().write(1);
                    assertThat(Stage.whole(invocation)).isEqualTo("{\"do\":\"echo\"}");
                }

                assertThat(stage.printed)
                        .contains("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout");
                assertThat(Stage.log(invocation)).last().asString().contains("\tDuration: 20000.00 ms\t");
            }
        }

        @Test
        void whenItTakesTooLongAgain_thenTheCallIsTimedOut() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction("slow-init"))) {
                Invocation invocation = Stage.invoke(host, "{\"do\":\"echo\"}");
                try (Socket first = gate.accept()) {
                    time.advance(Duration.ofSeconds(10));
                    assertThat(first.getInputStream().read()).isEqualTo(-1);
                }
                try (Socket second = gate.accept()) {
                    time.advance(Duration.ofSeconds(30));
                    assertThat(second.getInputStream().read()).isEqualTo(-1);
                }

                assertThat(Stage.failure(invocation).type()).isEqualTo("Sandbox.Timedout");
            }
        }
    }

    @Nested
    class GivenAMachineThatAllowsABarrier {
        @Test
        void whenTheFunctionWrites_thenItCanNeitherThereNorWhereEverybodyMay(@TempDir Path folder) throws Exception {
            stage.taskRoot = folder;
            Path storage = Files.createDirectory(folder.resolve(ProcessSettings.NO_STORAGE));
            assertThat(storage.toFile().setWritable(false)).isTrue();
            boolean barrier = !Barrier.of(folder).prefix().isEmpty();
            try (FunctionHost host = stage.start(Stage.testFunction())) {
                String written = Stage.whole(
                        Stage.invoke(host, "{\"do\":\"write\",\"folders\":[\"\",\"/tmp\",\"/var/tmp\",\"/dev/shm\"]}"));

                if (barrier) {
                    assertThat(written).isEqualTo("[]");
                } else if (!System.getProperty("user.name").equals("root")) {
                    assertThat(written).doesNotContain(storage.toString());
                }
            }
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void whenACommandIsPutBehindIt_thenItsProcessStaysTheSame(@TempDir Path folder) throws Exception {
            Process process = new ProcessBuilder(Barrier.of(folder).around(List.of("sh", "-c", "echo $$"))).start();

            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(Long.toString(process.pid()));
        }
    }
}
