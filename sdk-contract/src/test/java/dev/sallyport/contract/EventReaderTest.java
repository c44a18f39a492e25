package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the recorded replies don't show. */
class EventReaderTest {

    private static final String SEAL_OF_NOTHING =
            "\"count\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"";

    private final List<Event> events = new ArrayList<>();
    private final EventReader reader = new EventReader(events::add);

    @Test
    void whenEventsCome_thenEachIsHandedOnBeforeTheNext() throws Exception {
        read("{\"event\":\"heartbeat\"}\n{\"event\":\"acc");
        assertThat(events).containsExactly(new Event.Heartbeat());
        assertThat(reader.terminal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" [ {E} ] ", "[\n{E}\n]\n", "[\t{E}\r\n]"})
    void whenAnArrayIsSpacedOut_thenItReadsTheSame(String form) throws Exception {
        read(form.stripLeading().replace("{E}", "{\"event\":\"result\"," + SEAL_OF_NOTHING + "}"));

        assertThat(reader.terminal()).isInstanceOf(Event.Result.class);
    }

    @Test
    void whenATextHasBracketsQuotesAndBackslashes_thenTheyAreText() throws Exception {
        read("[{\"event\":\"text\",\"text\":\"]}\\\\\\\"{[,\"},{\"event\":\"text\",\"text\":\"\\\\\"}");

        assertThat(events).containsExactly(new Event.Text("]}\\\"{[,"), new Event.Text("\\"));
    }

    @Test
    void whenTheArrayIsNotClosed_thenAPaidAnswerIsStillBelieved() throws Exception {
        read("[{\"event\":\"result\"," + SEAL_OF_NOTHING + "}");

        assertThat(reader.terminal()).isInstanceOf(Event.Result.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[,{\"event\":\"heartbeat\"}",
                "[{\"event\":\"heartbeat\"},,",
                "[{\"event\":\"heartbeat\"},]",
                "[{\"event\":\"heartbeat\"}]]",
                "[]{\"event\":\"heartbeat\"}",
                "[[{\"event\":\"heartbeat\"}]]",
                "[{\"event\":\"heartbeat\"}\u00e9",
                "[\u0000",
                "[1]",
                "[\"heartbeat\"]",
                "[{\"event\":\"heartbeat\"],",
                "\n",
                "[{]",
                "null\n",
                "\"heartbeat\"\n",
                "{\"event\":\"heartbeat\"}{\"event\":\"heartbeat\"}\n",
                "{\"event\":\"result\",\"count\":0,\"sha256\":\"\u0660\u0660\"}\n",
                "{\"event\":\"result\",\"count\":0.5," + "\"sha256\":\"\"}\n",
                "{\"event\":\"progress\",\"stage\":3}\n"
            })
    void whenTheBytesAreNoReply_thenTheyAreMalformedAndSoIsWhatFollows(String bytes) {
        assertMalformed(bytes);
        assertMalformed("{\"event\":\"result\"," + SEAL_OF_NOTHING + "}\n");
        assertThat(reader.terminal()).isNull();
    }

    @Nested
    class GivenAnEventThatIsTooLong {

        private final byte[] piece = "x".repeat(Limits.EVENT_BYTES / 4).getBytes(StandardCharsets.US_ASCII);

        @ParameterizedTest
        @ValueSource(strings = {"{", "[{"})
        void whenItComes_thenItIsMalformedBeforeItIsHeld(String beginning) throws Exception {
            read(beginning);
            for (int i = 0; i < 3; i++) {
                reader.read(piece);
            }

            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> reader.read(piece))
                    .withMessageContaining("longer than " + Limits.EVENT_BYTES);
        }
    }

    private void assertMalformed(String bytes) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> read(bytes));
    }

    private void read(String bytes) throws MalformedMessageException {
        reader.read(bytes.getBytes(StandardCharsets.UTF_8));
    }
}
