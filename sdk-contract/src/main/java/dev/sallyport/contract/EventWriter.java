package dev.sallyport.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The function's side of a reply: writes events, each at once, and seals them with the terminal one. Thread-safe: a
 * heartbeat may come from another thread. Nothing is written after the terminal event, nor after a write that failed.
 */
public final class EventWriter {

    /** How the events stand beside each other. */
    public enum Framing {
        /** One JSON object a line, each ended by a line feed. */
        LINES,
        /** One JSON array; the seal is computed as if each element were a line. */
        ARRAY
    }

    private final OutputStream out;
    private final Framing framing;
    private final MessageDigest digest = Sha256.digest();
    private long count;
    private boolean ended;
    private boolean broken;

    /** A reply that goes to {@code out}, which is flushed after each event and never closed. */
    public EventWriter(OutputStream out, Framing framing) {
        this.out = out;
        this.framing = framing;
    }

    /**
     * Writes an event; does nothing after the terminal one.
     *
     * @throws IllegalArgumentException if it is a terminal one: that is written by {@link #end}
     * @throws IOException if nobody can receive it any more
     */
    public synchronized void write(Event event) throws IOException {
        if (event instanceof Event.Terminal) {
            throw new IllegalArgumentException("a terminal event is written by end");
        }
        if (ended) {
            return;
        }
        byte[] line = Codec.writeBytes(event);
        put(line);
        digest.update(line);
        digest.update((byte) '\n');
        count++;
    }

    /**
     * Seals the reply with its last event, whose own count and hash don't matter; does nothing if it is already sealed.
     *
     * @throws IOException if nobody can receive it any more
     */
    public synchronized void end(Event.Terminal last) throws IOException {
        if (ended) {
            return;
        }
        byte[] line = Codec.writeBytes(last.sealed(count, hash()));
        ended = true;
        put(line);
    }

    /** The hash so far; the digest itself goes on, in case the last event can't be written as JSON. */
    private String hash() {
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(soFar.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private void put(byte[] line) throws IOException {
        if (broken) {
            throw new IOException("the reply broke off before");
        }
        broken = true;
        if (framing == Framing.ARRAY) {
            out.write(count == 0 ? '[' : ',');
        }
        out.write(line);
        if (framing == Framing.LINES) {
            out.write('\n');
        } else if (ended) {
            out.write(']');
        }
        out.flush();
        broken = false;
    }
}
