package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuotaTest {

    @Nested
    class GivenATopology {

        /** Figures once more, on purpose: a quota that grew by mistake would let everything pass. */
        private static final Map<String, Integer> QUOTAS = Map.of(
                "a-scp", 5_120, "b-scp", 5_120, "a-bucket", 20_480, "a-s3-endpoint", 20_480, "b-s3-endpoint", 20_480);

        static Stream<Arguments> documents() {
            return Topologies.all().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(topology -> TrustPolicies.of(topology.getValue()).documents().stream()
                            .filter(document ->
                                    QUOTAS.containsKey(document.file().baseName()))
                            .map(document -> Arguments.of(topology.getKey() + ": " + document.name(), document)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("documents")
        void whenItsDocumentsAreMeasured_thenAwsTakesThem(String name, TrustDocument document) throws IOException {
            String minified = Codec.write(Codec.read(document.json(), JsonNode.class));

            assertThat(minified.length())
                    .isLessThanOrEqualTo(QUOTAS.get(document.file().baseName()));
        }
    }

    @Nested
    class GivenManyCallers {

        @Test
        void whenThereAreTwenty_thenTheirDocumentsAreShortEnough() {
            assertThat(TrustPolicies.of(Topologies.callers(20)).documents()).isNotEmpty();
        }

        @Test
        void whenThereAreTooMany_thenTheDocumentAndTheRemedyAreNamed() {
            assertThatExceptionOfType(InvalidTopologyException.class)
                    .isThrownBy(() -> TrustPolicies.of(Topologies.callers(200)))
                    .withMessageStartingWith("callers: a-")
                    .withMessageContaining("share them out among several topologies");
        }

        @Test
        void whenSixOfThemHaveReaders_thenTheGuardRailsAreShortEnough() {
            Topology.Caller[] callers = IntStream.range(0, 6)
                    .mapToObj(i -> new Topology.Caller("team-" + i, "role-" + i, "team-" + i + "/", "reader-" + i))
                    .toArray(Topology.Caller[]::new);

            assertThat(TrustPolicies.of(Topologies.of("aws", false, true, callers))
                            .documents())
                    .isNotEmpty();
        }
    }

    @Nested
    class GivenADocument {

        @ParameterizedTest
        @CsvSource({"7, true", "6, false"})
        void whenItIsMeasured_thenWhiteSpaceBetweenItsPartsDoesntCount(int quota, boolean taken) {
            TrustDocument document =
                    new TrustDocument(PolicyFile.A_KEY, "a-key.json", "*", "{ \"a\" :\n 1 }\n", List.of());

            if (taken) {
                new Quota(quota).check(document);
            } else {
                assertThatExceptionOfType(InvalidTopologyException.class)
                        .isThrownBy(() -> new Quota(quota).check(document))
                        .withMessage("callers: a-key.json would have 7 characters, and AWS takes 6: share them out"
                                + " among several topologies");
            }
        }
    }
}
