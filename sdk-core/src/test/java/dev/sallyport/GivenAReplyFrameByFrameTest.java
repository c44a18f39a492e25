package dev.sallyport;

import static dev.sallyport.Samples.LOAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.AnswerResult;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventWriter;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.contract.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** What only a stream can do, and what the SDK takes for a success. */
final class GivenAReplyFrameByFrameTest {

    private FakeFunction function;
    private DocumentAnalyzer analyzer;

    @BeforeEach
    void start() {
        function = FakeFunction.start();
        analyzer = Given.analyzer(function.uri(), TransportMode.STREAMING, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        analyzer.close();
        function.close();
    }

    private Analysis<Loan> analysis() {
        return analyzer.analyze(Given.document(analyzer), Loan.class);
    }

    private NoReplyException broken() {
        NoReplyException failure = Objects.requireNonNull(catchThrowableOfType(NoReplyException.class, this::analysis));
        assertThat(failure.paid()).isEqualTo(Paid.UNKNOWN);
        assertThat(function.invocations()).hasSize(1);
        Secrecy.check(failure);
        return failure;
    }

    @Test
    void whenAnEventComesInPieces_thenItIsReadWhole() {
        function.does(invocation -> {
            invocation.begin();
            byte[] frame = Invocation.encoded("PayloadChunk", lines());
            for (int i = 0; i < frame.length; i += 7) {
                invocation.chunk(Arrays.copyOfRange(frame, i, Math.min(frame.length, i + 7)));
            }
            invocation.frame("InvokeComplete", "{}");
            invocation.end();
        });
        assertThat(analysis().value().applicant()).isEqualTo("CONTENTCANARY");
    }

    @Test
    void whenALineIsSpreadOverFrames_thenItIsReadWhole() {
        function.does(invocation -> {
            invocation.begin();
            byte[] lines = lines();
            for (int i = 0; i < lines.length; i += 100) {
                invocation.frame("PayloadChunk", Arrays.copyOfRange(lines, i, Math.min(lines.length, i + 100)));
            }
            invocation.frame("InvokeComplete", "{}");
            invocation.end();
        });
        assertThat(analysis().fields()).hasSize(3);
    }

    @Test
    void whenInvokeCompleteIsMissing_thenTheAnswerStands() {
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(Invocation.Script.analysis(LOAN));
            invocation.end();
        });
        assertThat(analysis().value().applicant()).isEqualTo("CONTENTCANARY");
    }

    @Test
    void whenTheConnectionStaysOpenAfterTheTerminalEvent_thenTheAnswerStands() {
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(Invocation.Script.analysis(LOAN));
        });
        assertThat(analysis().value().applicant()).isEqualTo("CONTENTCANARY");
    }

    @Test
    void whenTheConnectionIsResetAfterTheTerminalEvent_thenTheAnswerStands() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(events -> {
                events.write(new Event.Progress(Stage.MODEL, 1, 1));
                Invocation.Script.analysis(LOAN).write(events);
            });
            seen.await();
            invocation.reset();
        });
        Run<AnalyzeEvent, Analysis<Loan>> run = analyzer.start(AnalyzeRequest.of(Loan.class, Given.document(analyzer)));
        assertThat(run.iterator().next()).isEqualTo(new AnalyzeEvent.Progress(Stage.MODEL, 1, 1));
        seen.countDown();
        assertThat(run.result().value().applicant()).isEqualTo("CONTENTCANARY");
    }

    @Test
    void whenInvokeCompleteSaysThatTheFunctionFailed_thenTheAnswerDoesNotStand() {
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(Invocation.Script.analysis(LOAN));
            invocation.frame(
                    "InvokeComplete", "{\"ErrorCode\":\"Sandbox.Timedout\",\"ErrorDetails\":\"CONTENTCANARY\"}");
            invocation.end();
        });
        assertThat(broken()).hasMessageContaining("Sandbox.Timedout");
    }

    @Test
    void whenTheStreamEndsInTheMiddleOfAFrame_thenItIsNoAnswer() {
        function.does(invocation -> {
            invocation.begin();
            byte[] frame = Invocation.encoded("PayloadChunk", lines());
            invocation.chunk(Arrays.copyOf(frame, frame.length / 2));
            invocation.end();
        });
        broken();
    }

    @Test
    void whenTheConnectionEndsInTheMiddleOfAFrame_thenItIsNoAnswer() {
        function.does(invocation -> {
            invocation.begin();
            byte[] frame = Invocation.encoded("PayloadChunk", lines());
            invocation.chunk(Arrays.copyOf(frame, frame.length / 2));
            invocation.socket().close();
        });
        broken();
    }

    @Test
    void whenAFrameIsDamaged_thenItIsNoAnswer() {
        function.does(invocation -> {
            invocation.begin();
            byte[] frame = Invocation.encoded("PayloadChunk", lines());
            frame[frame.length - 20] ^= 1;
            invocation.chunk(frame);
            invocation.frame("InvokeComplete", "{}");
            invocation.end();
        });
        broken();
    }

    @Test
    void whenTheStreamHoldsAnExceptionAfterEvents_thenNobodyKnowsWhetherItWasPaid() {
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(events -> events.write(new Event.Accepted("r")));
            invocation.chunk(Invocation.bytes(new Message(
                    Map.of(
                            ":message-type", HeaderValue.fromString("exception"),
                            ":exception-type", HeaderValue.fromString("TooManyRequestsException"),
                            ":content-type", HeaderValue.fromString("application/json")),
                    "{\"message\":\"CONTENTCANARY\"}".getBytes(StandardCharsets.UTF_8))));
            invocation.end();
        });
        broken();
    }

    @Test
    void whenAnEventFollowsTheTerminalOne_thenNothingOfItIsBelieved() {
        function.does(invocation -> {
            invocation.begin();
            invocation.frame("PayloadChunk", lines());
            invocation.frame("PayloadChunk", "{\"event\":\"heartbeat\"}\n");
            invocation.frame("InvokeComplete", "{}");
            invocation.end();
        });
        broken();
    }

    @Test
    void whenAnAnswerIsWritten_thenItsTextComesPieceByPiece() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(events -> {
                events.write(new Event.Progress(Stage.MODEL, 0, 1));
                events.write(new Event.Text("It is "));
                await(first);
                events.write(new Event.Text("on page 2."));
                events.end(new Event.Result(
                        null,
                        null,
                        null,
                        new AnswerResult("m", true, "It is on page 2.", List.of(), Usage.NONE),
                        null));
            });
            invocation.frame("InvokeComplete", "{}");
            invocation.end();
        });
        Run<AssistEvent, Answer> run = analyzer.assist(AssistRequest.builder("Where is it?")
                .documents(Given.document(analyzer))
                .earlier("What is it?", "An amount.")
                .build());
        Iterator<AssistEvent> events = run.iterator();
        assertThat(events.next()).isEqualTo(new AssistEvent.Progress(Stage.MODEL, 0, 1));
        assertThat(events.next()).isEqualTo(new AssistEvent.Text("It is "));
        first.countDown();
        assertThat(events.next()).isEqualTo(new AssistEvent.Text("on page 2."));
        assertThat(events.hasNext()).isFalse();
        assertThat(run.result().text()).isEqualTo("It is on page 2.");
        var request = function.invocations().get(0).request();
        assertThat(request.question()).isEqualTo("Where is it?");
        assertThat(Objects.requireNonNull(request.conversation()))
                .extracting(turn -> turn.role() + ": " + turn.text())
                .containsExactly("user: What is it?", "assistant: An amount.");
    }

    @Test
    void whenAnAnswerBreaksOff_thenTheTextSoFarIsKeptAndTheIterationSaysSo() {
        function.does(invocation -> {
            invocation.begin();
            invocation.frames(events -> {
                events.write(new Event.Text("It is CONTENTCANARY"));
                events.write(new Event.Text(", perhaps"));
            });
            invocation.end();
        });
        Run<AssistEvent, Answer> run = analyzer.assist(AssistRequest.of("Where?", Given.document(analyzer)));
        NoReplyException failure =
                Objects.requireNonNull(catchThrowableOfType(NoReplyException.class, () -> run.forEach(event -> {})));
        assertThat(failure.partialText()).isEqualTo("It is CONTENTCANARY, perhaps");
        assertThat(catchThrowableOfType(NoReplyException.class, run::result)).isSameAs(failure);
        Secrecy.check(failure);
    }

    @Test
    void whenEventsAreIteratedTwice_thenThatIsRefused() {
        function.replies(Invocation.Script.analysis(LOAN));
        Run<AnalyzeEvent, Analysis<Loan>> run = analyzer.start(AnalyzeRequest.of(Loan.class, Given.document(analyzer)));
        assertThat(run).isEmpty();
        assertThat(catchThrowableOfType(IllegalStateException.class, run::iterator))
                .isNotNull();
        assertThat(run.result()).isSameAs(run.result());
    }

    private static byte[] lines() throws IOException {
        var out = new ByteArrayOutputStream();
        Invocation.Script.analysis(LOAN).write(new EventWriter(out, EventWriter.Framing.LINES));
        return out.toByteArray();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
