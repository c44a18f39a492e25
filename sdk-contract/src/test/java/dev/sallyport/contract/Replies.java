package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.EventWriter.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Replies read and written as the two sides do. */
final class Replies {

    private Replies() {}

    /** What a reader makes of a reply. */
    record Read(List<Event> events, Event.Terminal terminal) {}

    static Stream<String> good() {
        return RecordedMessages.names("reply/").stream();
    }

    static Stream<String> broken() {
        return RecordedMessages.names("broken/").stream();
    }

    static Framing framing(String name) {
        return name.endsWith(".jsonl") ? Framing.LINES : Framing.ARRAY;
    }

    static Read read(byte[]... pieces) throws MalformedMessageException {
        List<Event> events = new ArrayList<>();
        EventReader reader = new EventReader(events::add);
        for (byte[] piece : pieces) {
            reader.read(piece);
        }
        assertThat(reader.terminal()).as("the terminal event").isNotNull();
        return new Read(events, Objects.requireNonNull(reader.terminal()));
    }

    static byte[] write(Read reply, Framing framing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventWriter writer = new EventWriter(out, framing);
        for (Event event : reply.events()) {
            writer.write(event);
        }
        writer.end(reply.terminal());
        return out.toByteArray();
    }

    static byte[][] cutAt(byte[] bytes, int at) {
        return new byte[][] {Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length)};
    }
}
