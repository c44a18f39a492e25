package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.Topology;
import dev.sallyport.trust.iam.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes that requests near Sallyport's borders are rolled from. */
class GivenSallyportsDocumentsTest {

    @ParameterizedTest
    @MethodSource("routes")
    void whenARequestKeepsToItsRoute_thenItIsAllowed(Simulation simulation) {
        Verdict verdict = simulation.ours();

        assertThat(verdict.allowed()).describedAs(() -> verdict.toString()).isTrue();
    }

    static List<Simulation> routes() throws IOException {
        return SallyportSimulations.routes(topology());
    }

    static Topology topology() throws IOException {
        try (InputStream json = Objects.requireNonNull(Topology.class.getResourceAsStream("topology.json"))) {
            return Topology.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
