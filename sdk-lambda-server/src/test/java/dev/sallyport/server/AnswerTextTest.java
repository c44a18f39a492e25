package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTextTest {

    private final List<String> handed = new ArrayList<>();
    private final AnswerText text = new AnswerText(handed::add);

    private void comes(String whole, int size) {
        for (int i = 0; i < whole.length(); i += size) {
            text.accept(whole.substring(i, Math.min(whole.length(), i + size)));
        }
    }

    @Nested
    class GivenAnAnswerWithEvidence {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 7, 1_000})
        void whenItComesInPieces_thenTheWordsGoOutAndTheEvidenceDoesNot(int size) {
            comes("\n It is 5 < 7, \nreally.\n\n<evidence>[{\"quote\":\"5\"}]</evidence>\n", size);

            assertThat(text.words()).isEqualTo("It is 5 < 7, \nreally.");
            assertThat(String.join("", handed)).isEqualTo(text.words());
            assertThat(text.evidence()).isEqualTo("[{\"quote\":\"5\"}]");
        }
    }

    @Nested
    class GivenAnAnswerWithout {

        @Test
        void whenItEndsLikeATag_thenThatIsWordsToo() {
            comes("see <evid", 4);

            assertThat(text.words()).isEqualTo("see <evid");
            assertThat(String.join("", handed)).isEqualTo("see <evid");
            assertThat(text.evidence()).isEqualTo("[]");
        }

        @Test
        void whenWordsCome_thenTheyAreNotHeldUntilTheEnd() {
            text.accept("At once");

            assertThat(handed).containsExactly("At once");
        }
    }
}
