package dev.sallyport.contract;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Cuts the events out of a reply that comes in pieces of any size. Their own bytes are kept: the seal is over those. */
abstract class Framed {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    private boolean complete;

    /**
     * Reads on, at most to the end of one event.
     *
     * @return where to go on
     */
    abstract int take(byte[] bytes, int from) throws MalformedMessageException;

    /** The event that {@link #take} has just completed, if it has. */
    final byte @Nullable [] complete() {
        if (!complete) {
            return null;
        }
        complete = false;
        byte[] event = held.toByteArray();
        held.reset();
        return event;
    }

    final void hold(byte[] bytes, int from, int to) throws MalformedMessageException {
        if (held.size() + (to - from) > Limits.EVENT_BYTES) {
            throw new MalformedMessageException("an event is longer than " + Limits.EVENT_BYTES + " bytes");
        }
        held.write(bytes, from, to - from);
    }

    final void completed() {
        complete = true;
    }
}
