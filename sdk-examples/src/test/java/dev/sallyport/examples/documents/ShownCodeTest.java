package dev.sallyport.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.examples.AccountsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that documents show is code that runs. */
class ShownCodeTest {

    /** Where the code is that runs: examples, and what tests run. */
    private static final List<Path> SOURCES = List.of(
            Path.of("src", "main", "java", "dev", "sallyport", "examples"),
            Path.of("src", "test", "java", "dev", "sallyport", "examples", "testing"),
            Path.of("src", "test", "clients"));

    private static final Pattern SNIPPET =
            Pattern.compile("\n```(?:java|python|javascript|sh)\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("(?://|#) tag::(\\w+)\\[\\]\n(.*?)\n *(?://|#) end::\\1\\[\\]", Pattern.DOTALL);

    /** The two commands after the clone are run by {@code .ci/run}. */
    private static final String COMMANDS = "./sallyport analyze examples/loan-application.pdf\nmvn verify";

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/testing.md"})
    void whenADocumentShowsCode_thenItIsARegionOfCodeThatRuns(String document) throws IOException {
        List<String> shown = matches(SNIPPET, Files.readString(Path.of("..").resolve(document))).stream()
                .map(snippet -> flush(snippet.group(1)))
                .filter(snippet -> !snippet.equals(COMMANDS))
                .toList();
        assertThat(shown).isNotEmpty().isSubsetOf(regions());
    }

    @Test
    void whenAClientOfRealAccountsIsBuilt_thenNothingIsConnectedTo() {
        try (DocumentAnalyzer analyzer = AccountsClient.build()) {
            assertThat(analyzer.documents().at("intake/form.pdf", "v1").versionId())
                    .isEqualTo("v1");
        }
    }

    private static List<String> regions() {
        return SOURCES.stream()
                .flatMap(ShownCodeTest::files)
                .flatMap(file -> matches(REGION, read(file)).stream())
                .map(region -> flush(region.group(2)))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String flush(String code) {
        return code.stripIndent().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
