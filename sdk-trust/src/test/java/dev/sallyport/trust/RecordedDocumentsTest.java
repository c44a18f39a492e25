package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of a topology with one caller before deployment, as somebody reviewed them. */
class RecordedDocumentsTest {

    private static final Path RECORDED = Path.of("src/test/resources/dev/sallyport/trust/default");

    static Stream<TrustDocument> documents() {
        return TrustPolicies.of(Topologies.plain()).documents().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whenADocumentIsMade_thenItIsTheRecordedOne(TrustDocument document) {
        assertThat(RECORDED.resolve(document.name())).hasContent(document.json());
    }

    @Test
    void whenAllAreMade_thenNoneIsMissingAndTheManifestIsTheRecordedOne() throws IOException {
        TrustPolicies policies = TrustPolicies.of(Topologies.plain());

        try (Stream<Path> files = Files.list(RECORDED)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(policies.documents())
                    .extracting(TrustDocument::name)
                    .containsExactlyInAnyOrderElementsOf(names.stream()
                            .filter(n -> !n.equals("manifest.json"))
                            .toList());
        }
        assertThat(RECORDED.resolve("manifest.json")).hasContent(policies.manifest());
    }
}
