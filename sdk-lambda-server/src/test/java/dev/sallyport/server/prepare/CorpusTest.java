package dev.sallyport.server.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.contract.Sha256;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that nobody here made, where they are present. */
class CorpusTest {

    private final Preparation preparation = new InProcessPreparation();

    @TestFactory
    Stream<DynamicTest> whenAFileIsPrepared_thenItIsContentOrATypedRefusalAsTheManifestSays() throws IOException {
        Path corpus = corpus();
        assumeTrue(corpus != null, "no shared/corpus beside the project");
        return Files.readAllLines(corpus.resolve("manifest.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 7))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> check(corpus, row[0], row[1], row[5])));
    }

    private void check(Path corpus, String path, String mediaType, String expected) throws IOException {
        byte[] bytes = Files.readAllBytes(corpus.resolve(path));
        String outcome = outcome(new FetchedDocument(0, bytes, Sha256.hex(bytes)));
        boolean later = !mediaType.matches(
                "application/pdf|text/.*|image/(png|jpeg|gif|webp)|message/rfc822|application/(json|xml|rss.xml|xhtml.xml)");
        if (expected.equals("clear-error")) {
            assertThat(outcome).startsWith("document_");
        } else if (expected.equals("ok") && !later && !path.equals("pdf-pages/pages_200.pdf")) {
            assertThat(outcome).isEqualTo("ok");
        } else {
            assertThat(outcome).matches("ok|document_[a-z_]+");
        }
    }

    private String outcome(FetchedDocument document) {
        try {
            List<PreparedDocument> prepared =
                    preparation.prepare(List.of(document), Budget.of(Duration.ofMinutes(2), System::nanoTime));
            assertThat(prepared).hasSize(1);
            assertThat(prepared.get(0).pages()).isNotEmpty();
            return "ok";
        } catch (Refusal refusal) {
            return refusal.code().name();
        }
    }

    private static @Nullable Path corpus() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path corpus = at.resolve("shared/corpus");
            if (Files.isRegularFile(corpus.resolve("manifest.csv"))) {
                return corpus;
            }
        }
        return null;
    }
}
