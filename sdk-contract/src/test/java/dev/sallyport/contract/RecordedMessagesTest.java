package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedMessagesTest {

    private static final Path FILES = Path.of("src/main/resources/dev/sallyport/contract/messages");

    @Test
    void whenAMessageIsRecorded_thenTheIndexNamesIt() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            assertThat(RecordedMessages.names(""))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.equals("index.txt"))
                            .toList());
        }
    }

    @Test
    void whenThereIsNoSuchMessage_thenItIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordedMessages.bytes("reply/none.json"))
                .withMessageContaining("reply/none.json");
    }

    @Nested
    class GivenARequest {

        @ParameterizedTest
        @ValueSource(strings = {"analyze", "analyze-smallest", "presigned", "assist", "forecast"})
        void whenReadAndWritten_thenItIsTheSameToTheByte(String name) throws Exception {
            byte[] recorded = RecordedMessages.bytes("request/" + name + ".json");

            assertThat(Codec.writeBytes(Codec.read(recorded, Request.class))).isEqualTo(recorded);
        }

        @Test
        void whenEnveloped_thenItsTextIsUntouched() throws Exception {
            Envelope envelope = new Envelope(RecordedMessages.text("request/analyze.json"));

            assertThat(Codec.writeBytes(envelope)).isEqualTo(RecordedMessages.bytes("envelope/analyze.json"));
            assertThat(Codec.read(RecordedMessages.bytes("envelope/analyze.json"), Envelope.class))
                    .isEqualTo(envelope);
        }

        @Test
        void whenItIsOfANewerClient_thenWhatIsKnownIsRead() throws Exception {
            Envelope envelope = Codec.read(RecordedMessages.bytes("envelope/newer.json"), Envelope.class);
            Request request = Codec.read(Objects.requireNonNull(envelope.request()), Request.class);

            assertThat(request.version()).isEqualTo(2);
            assertThat(request.task()).isEqualTo(Task.ANALYZE);
            assertThat(request.options()).isEqualTo(new Request.Options(1024));
            assertThat(request.documents())
                    .containsExactly(new DocumentReference("acme-private", "intake/a.txt", "v1", null, null, null));
        }
    }

    @Nested
    class GivenAReply {

        @ParameterizedTest
        @MethodSource("dev.sallyport.contract.Replies#good")
        void whenReadAndWritten_thenItIsTheSameToTheByte(String name) throws Exception {
            byte[] recorded = RecordedMessages.bytes(name);

            Replies.Read reply = Replies.read(recorded);

            if (!name.startsWith("reply/newer")) {
                assertThat(Replies.write(reply, Replies.framing(name))).isEqualTo(recorded);
            }
        }

        @ParameterizedTest
        @MethodSource("dev.sallyport.contract.Replies#good")
        void whenFramedTheOtherWay_thenItReadsTheSame(String name) throws Exception {
            String other = name.endsWith(".jsonl") ? name.replace(".jsonl", ".json") : name + "l";

            assertThat(Replies.read(RecordedMessages.bytes(name)))
                    .isEqualTo(Replies.read(RecordedMessages.bytes(other)));
        }

        @ParameterizedTest
        @MethodSource("dev.sallyport.contract.Replies#good")
        void whenCutAnywhere_thenItReadsTheSame(String name) throws Exception {
            byte[] recorded = RecordedMessages.bytes(name);
            Replies.Read whole = Replies.read(recorded);

            for (int at = 0; at <= recorded.length; at++) {
                assertThat(Replies.read(Replies.cutAt(recorded, at))).isEqualTo(whole);
            }
        }

        @ParameterizedTest
        @MethodSource("dev.sallyport.contract.Replies#good")
        void whenItComesByteByByte_thenItReadsTheSame(String name) throws Exception {
            byte[] recorded = RecordedMessages.bytes(name);
            byte[][] bytes = new byte[recorded.length][];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = new byte[] {recorded[i]};
            }

            assertThat(Replies.read(bytes)).isEqualTo(Replies.read(recorded));
        }

        @Test
        void whenItIsOfANewerFunction_thenItCountsForTheSealAndItsKnownPartsAreRead() throws Exception {
            Replies.Read reply = Replies.read(RecordedMessages.bytes("reply/newer.jsonl"));

            assertThat(reply.events())
                    .containsExactly(
                            new Event.Accepted("01JDJ8Z6Q4T8M9V2C7K5R3N1XW"),
                            new Event.Progress(Stage.RESULT, 1, 1),
                            new Event.Unrecognized(),
                            new Event.Heartbeat());
            AnalysisResult analysis = Objects.requireNonNull(((Event.Result) reply.terminal()).analysis());
            AnalysisResult.FieldReading first =
                    Objects.requireNonNull(analysis.fields()).get(0);
            assertThat(first.state()).isEqualTo(AnalysisResult.FieldState.UNREADABLE);
            assertThat(first.evidence()).extracting(Quote::verification).containsExactly(Quote.Verification.NOT_FOUND);
        }

        @Test
        void whenItsCodeIsUnknown_thenTheCodeSurvivesAndIsNotRetried() throws Exception {
            Event.Refused refused = (Event.Refused) Replies.read(RecordedMessages.bytes("reply/unknown-code.jsonl"))
                    .terminal();

            assertThat(refused.code()).isEqualTo(ErrorCode.of("residency_refused"));
            assertThat(Objects.requireNonNull(refused.code()).retryable()).isFalse();
        }
    }

    @Nested
    class GivenABrokenReply {

        /** These are noticed by their bytes; the others by their end, where the terminal event is missing. */
        private static final List<String> INCOMPLETE = List.of(
                "empty.jsonl", "no-terminal.jsonl", "no-terminal.json", "cut.jsonl", "cut.json", "function-error.json");

        @ParameterizedTest
        @MethodSource("dev.sallyport.contract.Replies#broken")
        void whenReadInAnyPieces_thenItIsNeverASuccess(String name) throws Exception {
            byte[] recorded = RecordedMessages.bytes(name);

            for (int at = 0; at <= recorded.length; at++) {
                byte[][] pieces = Replies.cutAt(recorded, at);
                if (INCOMPLETE.contains(name.replace("broken/", ""))) {
                    assertThat(terminal(pieces)).isFalse();
                } else {
                    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> terminal(pieces));
                }
            }
        }

        private static boolean terminal(byte[][] pieces) throws MalformedMessageException {
            EventReader reader = new EventReader(event -> {});
            for (byte[] piece : pieces) {
                reader.read(piece);
            }
            return reader.terminal() != null;
        }
    }
}
