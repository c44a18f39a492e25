package dev.sallyport.contract;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of a reply: takes bytes as they come, hands on events, and believes the terminal one only if its seal
 * is right. Reads both framings of {@link EventWriter.Framing}; the first byte tells which it is. Not thread-safe.
 */
public final class EventReader {

    private final Consumer<? super Event> listener;
    private final MessageDigest digest = Sha256.digest();
    private @Nullable Framed framed;
    private long count;
    private Event.@Nullable Terminal terminal;
    private boolean broken;

    /** A reader that hands every event but the terminal one to {@code listener}, in order. */
    public EventReader(Consumer<? super Event> listener) {
        this.listener = listener;
    }

    /**
     * Takes the next bytes.
     *
     * @throws MalformedMessageException if they can't be part of a reply, or its seal is wrong, or that was so before;
     *     nothing that comes after is read
     */
    public void read(byte[] bytes) throws MalformedMessageException {
        if (broken) {
            throw new MalformedMessageException("bytes after the reply had gone wrong");
        }
        broken = true;
        if (framed == null && bytes.length > 0) {
            framed = bytes[0] == '[' ? new ArrayElements() : new Lines();
        }
        for (int from = 0; framed != null && from < bytes.length; ) {
            from = framed.take(bytes, from);
            byte[] event = framed.complete();
            if (event != null) {
                event(event);
            }
        }
        broken = false;
    }

    /** The terminal event, once it has come and its seal was right. */
    public Event.@Nullable Terminal terminal() {
        return terminal;
    }

    private void event(byte[] line) throws MalformedMessageException {
        if (terminal != null) {
            throw new MalformedMessageException("an event after the terminal one");
        }
        Event event = Codec.read(line, Event.class);
        if (event instanceof Event.Terminal last) {
            verify(last);
            terminal = last;
            return;
        }
        digest.update(line);
        digest.update((byte) '\n');
        count++;
        listener.accept(event);
    }

    private void verify(Event.Terminal last) throws MalformedMessageException {
        Long counted = last.count();
        if (counted == null || counted != count) {
            throw new MalformedMessageException("the terminal event counts other events than have come");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(last.sha256())) {
            throw new MalformedMessageException("the terminal event's hash is not that of the events that have come");
        }
    }
}
