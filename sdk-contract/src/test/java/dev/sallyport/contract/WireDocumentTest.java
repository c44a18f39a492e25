package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every message in {@code docs/wire.md} is a recorded one. */
class WireDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "wire.md");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- message: ([^,]*?)(?:, ([a-z ]+))? -->\n```json\n(.*?)\n```", Pattern.DOTALL);

    private final String text = read();
    private final List<MatchResult> snippets = SNIPPET.matcher(text).results().toList();

    @Test
    void whenTheDocumentShowsJson_thenItSaysWhichMessageItIs() {
        assertThat(snippets).hasSize(text.split("\n```json\n", -1).length - 1).hasSizeGreaterThan(7);
    }

    @Test
    void whenTheDocumentShowsAMessage_thenItIsTheRecordedOne() throws IOException {
        for (MatchResult snippet : snippets) {
            assertShows(snippet.group(3), String.valueOf(snippet.group(2)), RecordedMessages.text(snippet.group(1)));
        }
    }

    private static void assertShows(String shown, String part, String recorded) throws IOException {
        if (part.equals("beginning")) {
            assertThat(recorded).startsWith(shown);
        } else if (part.equals("terminal event")) {
            assertThat(tree(shown)).isEqualTo(tree(recorded.lines().reduce("", (before, line) -> line)));
        } else if (recorded.endsWith("\n")) {
            assertThat(shown + "\n").isEqualTo(recorded);
        } else {
            assertThat(tree(shown)).isEqualTo(tree(recorded));
        }
    }

    private static JsonNode tree(String json) throws IOException {
        return Codec.read(json, JsonNode.class);
    }

    private static String read() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
