package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.Samples.Loan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Endpoints cut a connection that is silent for 350 s: the kernel has to speak before, whatever its own setting is. */
@EnabledOnOs(OS.LINUX)
final class GivenASilentConnectionTest {

    private static final int TIMER = 5;
    private static final String KEEP_ALIVE = "02";
    private static final long TICKS_A_SECOND = 100;

    @Test
    void whenAFunctionIsSilent_thenTheKernelProbesTheConnectionWithinAMinute() throws Exception {
        BlockingQueue<Integer> ports = new LinkedBlockingQueue<>();
        try (FakeFunction function = FakeFunction.start()
                        .does(invocation -> ports.add(invocation.socket().getPort()));
                DocumentAnalyzer analyzer =
                        Given.analyzer(function.uri(), TransportMode.STREAMING, Duration.ofSeconds(20))) {
            var run = analyzer.start(AnalyzeRequest.of(Loan.class, Given.document(analyzer)));
            String[] timer = timer(ports.take()).split(":", -1);
            assertThat(timer[0]).isEqualTo(KEEP_ALIVE);
            assertThat(Long.parseLong(timer[1], 16)).isBetween(1L, 60 * TICKS_A_SECOND);
            run.close();
        }
    }

    /** The timer of the connection from that local port, as {@code kind:ticks}; waits while data is still on its way. */
    private static String timer(int port) throws IOException {
        String local = String.format(Locale.ROOT, ":%04X", port);
        for (int i = 0; i < 500; i++) {
            for (List<String> columns : connections()) {
                if (columns.get(1).endsWith(local) && columns.get(TIMER).startsWith(KEEP_ALIVE)) {
                    return columns.get(TIMER);
                }
            }
        }
        return "none:0";
    }

    private static List<List<String>> connections() throws IOException {
        List<List<String>> connections = new ArrayList<>();
        for (String family : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(family))) {
                connections.add(Arrays.asList(line.strip().split("\\s+", -1)));
            }
        }
        return connections;
    }
}
