package dev.sallyport.contract;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
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
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    private EventWriter.@Nullable Framing framing;
    private long count;
    private Event.@Nullable Terminal terminal;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean closed;

    /** A reader that hands every event but the terminal one to {@code listener}, in order. */
    public EventReader(Consumer<? super Event> listener) {
        this.listener = listener;
    }

    /**
     * Takes the next bytes.
     *
     * @throws MalformedMessageException if they can't be part of a reply, or its seal is wrong; nothing that comes after is
     *     to be believed
     */
    public void read(byte[] bytes) throws MalformedMessageException {
        int from = 0;
        while (from < bytes.length) {
            from = framing == EventWriter.Framing.ARRAY ? readElement(bytes, from) : readLine(bytes, from);
        }
    }

    /** The terminal event, once it has come and its seal was right. */
    public Event.@Nullable Terminal terminal() {
        return terminal;
    }

    private int readLine(byte[] bytes, int from) throws MalformedMessageException {
        if (framing == null) {
            framing = bytes[from] == '[' ? EventWriter.Framing.ARRAY : EventWriter.Framing.LINES;
            if (framing == EventWriter.Framing.ARRAY) {
                return from + 1;
            }
        }
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                hold(bytes, from, i);
                event();
                return i + 1;
            }
        }
        hold(bytes, from, bytes.length);
        return bytes.length;
    }

    /** An element's own bytes are what the seal is over, so they are cut out, not parsed and written again. */
    private int readElement(byte[] bytes, int from) throws MalformedMessageException {
        for (int i = from; i < bytes.length; i++) {
            byte b = bytes[i];
            if (depth == 0) {
                if (b == '{' && !closed) {
                    from = i;
                    depth = 1;
                } else if (b == ']' && !closed) {
                    closed = true;
                } else if (b != ',' && b > ' ') {
                    throw new MalformedMessageException("bytes between the events of an array");
                }
            } else if (inString) {
                inString = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                hold(bytes, from, i + 1);
                event();
                return i + 1;
            }
        }
        if (depth > 0) {
            hold(bytes, from, bytes.length);
        }
        return bytes.length;
    }

    private void hold(byte[] bytes, int from, int to) throws MalformedMessageException {
        if (held.size() + (to - from) > Limits.EVENT_BYTES) {
            throw new MalformedMessageException("an event is longer than " + Limits.EVENT_BYTES + " bytes");
        }
        held.write(bytes, from, to - from);
    }

    private void event() throws MalformedMessageException {
        byte[] line = held.toByteArray();
        held.reset();
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
        byte[] expected = digest.digest();
        String claimed = last.sha256();
        Long counted = last.count();
        if (counted == null || counted != count) {
            throw new MalformedMessageException("the terminal event counts other events than have come");
        }
        if (claimed == null || !isHash(claimed) || !Arrays.equals(HexFormat.of().parseHex(claimed), expected)) {
            throw new MalformedMessageException("the terminal event's hash is not that of the events that have come");
        }
    }

    private static boolean isHash(String claimed) {
        return claimed.length() == 64 && claimed.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
