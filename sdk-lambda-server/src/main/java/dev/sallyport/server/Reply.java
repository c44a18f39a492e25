package dev.sallyport.server;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventWriter;
import dev.sallyport.contract.EventWriter.Framing;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Stage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What goes back to the caller: events, and one end. Thread-safe. */
final class Reply {

    /** Room for a terminal event's seal and for the events between the check and the end. */
    private static final int ROOM = 4_096;

    private final Counted out;
    private final EventWriter events;
    private final long limit;
    private volatile Stage stage = Stage.GUARD;

    Reply(OutputStream out, Framing framing) {
        this.out = new Counted(out);
        this.events = new EventWriter(this.out, framing);
        this.limit = framing == Framing.ARRAY ? Limits.PAYLOAD_BYTES : Limits.STREAMED_REPLY_BYTES;
    }

    /** Where the call is, by what was last told. */
    Stage stage() {
        return stage;
    }

    void progress(Stage now, int done, int of) {
        stage = now;
        send(new Event.Progress(now, done, of));
    }

    /** Writes an event; if nobody receives it any more, the next end says so. */
    void send(Event event) {
        try {
            events.write(event);
        } catch (IOException e) {
            // Lambda tells a function nothing of a caller who has gone: it works on, and the end fails as this did.
        }
    }

    /** Whether a result of this size can still be sent. */
    boolean fits(Event.Result result) {
        long size = Codec.writeBytes(result).length;
        return size + ROOM <= Limits.EVENT_BYTES && out.count + size + ROOM <= limit;
    }

    void end(Event.Result result) throws IOException {
        events.end(result);
    }

    void end(Event.Refused refused) throws IOException {
        events.end(refused);
    }

    // Written under the writer's lock, read by anybody.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private static final class Counted extends FilterOutputStream {
        private volatile long count;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }
}
