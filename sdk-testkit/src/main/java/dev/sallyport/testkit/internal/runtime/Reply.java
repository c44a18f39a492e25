package dev.sallyport.testkit.internal.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a function answers, on its way to whoever waits for it. The function is held back while the reader is slow, and not
 * when the reader has left: nobody tells a function that its caller is gone. Thread-safe.
 */
public final class Reply {

    private static final long WINDOW = 4L * 1024 * 1024;

    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private final Runnable ended;
    private long held;
    private long written;
    private boolean abandoned;
    private boolean done;
    private @Nullable Failure failure;

    Reply(Runnable ended) {
        this.ended = ended;
    }

    synchronized void write(byte[] chunk) throws InterruptedException {
        while (held > WINDOW && !abandoned && !done) {
            wait();
        }
        if (!done) {
            written += chunk.length;
        }
        if (!abandoned && !done && chunk.length > 0) {
            chunks.add(chunk);
            held += chunk.length;
            notifyAll();
        }
    }

    synchronized void end(@Nullable Failure how) {
        if (done) {
            return;
        }
        done = true;
        failure = how;
        ended.run();
        notifyAll();
    }

    synchronized boolean isDone() {
        return done;
    }

    /** How many bytes the function has answered so far. */
    synchronized long written() {
        return written;
    }

    /** The next bytes; empty once there are no more. Waits for them. */
    public synchronized Optional<byte[]> next() throws InterruptedException {
        while (chunks.isEmpty() && !done) {
            wait();
        }
        byte[] chunk = chunks.poll();
        if (chunk == null) {
            return Optional.empty();
        }
        held -= chunk.length;
        notifyAll();
        return Optional.of(chunk);
    }

    /** How it failed, once there are no more bytes; empty if it didn't. */
    public synchronized Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Nobody reads any more; the function runs on. */
    public synchronized void abandon() {
        abandoned = true;
        chunks.clear();
        held = 0;
        notifyAll();
    }
}
