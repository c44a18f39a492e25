package dev.sallyport.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The function's side of a reply: writes events, each at once, and seals them with the terminal one. Thread-safe: a
 * heartbeat may come from another thread. Nothing is written after the terminal event.
 */
public final class EventWriter {

    /** How the events stand beside each other. */
    public enum Framing {
        /** One JSON object a line, each ended by a line feed. */
        LINES,
        /** One JSON array; the seal is computed as if each element were a line. */
        ARRAY
    }

    private static final byte[] LINE_FEED = {'\n'};

    private final OutputStream out;
    private final Framing framing;
    private final MessageDigest digest = Sha256.digest();
    private long count;
    private boolean ended;

    /** A reply that goes to {@code out}, which is flushed after each event and never closed. */
    public EventWriter(OutputStream out, Framing framing) {
        this.out = out;
        this.framing = framing;
    }

    /**
     * Writes an event; does nothing after the terminal one.
     *
     * @throws IOException if nobody can receive it any more
     */
    public synchronized void write(Event event) throws IOException {
        if (ended) {
            return;
        }
        if (event instanceof Event.Terminal) {
            throw new IllegalArgumentException("a terminal event is written by end");
        }
        byte[] line = Codec.writeBytes(event);
        put(line, false);
        digest.update(line);
        digest.update(LINE_FEED);
        count++;
    }

    /**
     * Seals the reply with its result; does nothing if it is already sealed.
     *
     * @throws IOException if nobody can receive it any more
     */
    public synchronized void end(Event.Result result) throws IOException {
        if (!ended) {
            String hash = seal();
            put(
                    Codec.writeBytes(
                            new Event.Result(count, hash, result.analysis(), result.answer(), result.forecast())),
                    true);
        }
    }

    /**
     * Seals the reply with a refusal; does nothing if it is already sealed.
     *
     * @throws IOException if nobody can receive it any more
     */
    public synchronized void end(Event.Refused refused) throws IOException {
        if (!ended) {
            String hash = seal();
            put(
                    Codec.writeBytes(new Event.Refused(
                            count,
                            hash,
                            refused.code(),
                            refused.stage(),
                            refused.message(),
                            refused.document(),
                            refused.paid(),
                            refused.usage(),
                            refused.answer())),
                    true);
        }
    }

    private String seal() {
        ended = true;
        return HexFormat.of().formatHex(digest.digest());
    }

    private void put(byte[] line, boolean last) throws IOException {
        if (framing == Framing.ARRAY) {
            out.write(count == 0 ? '[' : ',');
        }
        out.write(line);
        if (framing == Framing.LINES) {
            out.write(LINE_FEED);
        } else if (last) {
            out.write(']');
        }
        out.flush();
    }
}
