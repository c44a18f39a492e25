package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.InvalidTopologyException;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyFuzzTest {

    static Stream<String> topologies() {
        return Accounts.all().map(Topology::toJson);
    }

    @MethodSource("topologies")
    @FuzzTest(maxDuration = "10m")
    void whenATopologyIsAccepted_thenItsDocumentsArePolicies(@NotNull String json) {
        List<TrustDocument> documents;
        try {
            Topology topology = Topology.parse(json);
            assertThat(Topology.parse(topology.toJson())).isEqualTo(topology);
            documents = TrustPolicies.of(topology).documents();
        } catch (InvalidTopologyException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(documents).isNotEmpty();
        for (TrustDocument document : documents) {
            assertThat(document.file().type().map(type -> document.policy().type()))
                    .isEqualTo(document.file().type());
        }
    }
}
