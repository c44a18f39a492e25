package dev.sallyport.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.contract.EventWriter.Framing;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventWriterTest {

    private static final Event.Result DONE = new Event.Result(null, null, null, null, null);
    private static final Event.Refused REFUSED =
            new Event.Refused(99L, "made up", ErrorCode.INTERNAL, Stage.MODEL, null, null, Paid.UNKNOWN, null, null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whenAnEventIsWritten_thenItIsFlushedAtOnce(Framing framing) throws IOException {
        List<String> seen = new ArrayList<>();
        OutputStream watched = new FilterOutputStream(out) {
            @Override
            public void flush() {
                seen.add(written());
            }
        };
        EventWriter writer = new EventWriter(watched, framing);

        writer.write(new Event.Heartbeat());
        writer.end(DONE);

        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).contains("heartbeat").doesNotContain("result");
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whenEnded_thenNothingFollows(Framing framing) throws IOException {
        EventWriter writer = new EventWriter(out, framing);
        writer.end(DONE);
        String reply = written();

        writer.write(new Event.Heartbeat());
        writer.end(REFUSED);

        assertThat(written()).isEqualTo(reply);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whenTheTerminalEventClaimsASeal_thenItGetsTheRealOne(Framing framing) throws IOException {
        EventWriter writer = new EventWriter(out, framing);

        writer.end(REFUSED);

        assertThat(Replies.read(out.toByteArray()).terminal())
                .isEqualTo(REFUSED.sealed(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    @Test
    void whenATerminalEventIsWrittenAsAnyOther_thenItIsRefused() {
        EventWriter writer = new EventWriter(out, Framing.LINES);

        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(DONE));
        assertThat(out.size()).isZero();
    }

    private String written() {
        return out.toString(UTF_8);
    }

    @Nested
    class GivenManyThreads {

        private static final int EVENTS = 500;

        @ParameterizedTest
        @EnumSource(Framing.class)
        void whenAllWriteAtOnceAndOneEnds_thenTheReplyIsWholeAndSealed(Framing framing) throws Exception {
            EventWriter writer = new EventWriter(out, framing);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            CyclicBarrier together = new CyclicBarrier(3);
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(repeatedly(together, () -> writer.write(new Event.Heartbeat()))));
            running.add(threads.submit(repeatedly(together, () -> writer.write(new Event.Text("陳")))));
            running.add(threads.submit(
                    repeatedly(together, () -> writer.write(new Event.Progress(Stage.MODEL, 1, 2)))));
            for (Future<?> thread : running) {
                thread.get();
            }
            threads.shutdown();
            writer.end(DONE);

            assertThat(Replies.read(out.toByteArray()).events()).hasSize(3 * EVENTS);
        }

        private Callable<Void> repeatedly(CyclicBarrier together, Writing writing) {
            return () -> {
                together.await();
                for (int i = 0; i < EVENTS; i++) {
                    writing.write();
                }
                return null;
            };
        }

        private interface Writing {
            void write() throws IOException;
        }
    }

    @Nested
    class GivenNobodyReceivesAnyMore {

        /** Takes some bytes, then fails once. */
        private final class Interrupted extends OutputStream {
            private int left = 10;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) {
                    throw new IOException("gone");
                }
                out.write(b);
            }
        }

        @Test
        void whenAWriteFailsMidway_thenNothingIsWrittenAfterIt() {
            EventWriter writer = new EventWriter(new Interrupted(), Framing.LINES);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> writer.write(new Event.Heartbeat()))
                    .withMessage("gone");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> writer.write(new Event.Heartbeat()));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> writer.end(DONE));
            assertThat(written()).isEqualTo("{\"event\":\"");
        }
    }
}
