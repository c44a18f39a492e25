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

/** The README's code is code that runs. */
class ReadmeTest {

    private static final Path EXAMPLES = Path.of("src", "main", "java", "dev", "sallyport", "examples");
    private static final Pattern SNIPPET = Pattern.compile("\n```java\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("// tag::(\\w+)\\[\\]\n(.*?)\n *// end::\\1\\[\\]", Pattern.DOTALL);

    @Test
    void whenTheReadmeShowsCode_thenItIsARegionOfAnExample() throws IOException {
        List<String> shown = matches(SNIPPET, Files.readString(Path.of("..", "README.md"))).stream()
                .map(snippet -> flush(snippet.group(1)))
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

    private static List<String> regions() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> matches(REGION, read(file)).stream())
                    .map(region -> flush(region.group(2)))
                    .toList();
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
