package dev.sallyport.internal.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Signals on their way to the one thread that waits. A thread that only wants the end is not woken for every event: waking
 * one costs more than reading the event. Thread-safe.
 */
final class Inbox {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<Signal> signals = new ArrayDeque<>();
    private boolean watched;
    private boolean nearTheEnd;

    void put(Signal signal) {
        lock.lock();
        try {
            signals.add(signal);
            nearTheEnd |= !(signal instanceof Signal.Happened);
            if (watched || nearTheEnd) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next signal; null if none comes in time.
     *
     * @param watching whether events are wanted as they come, or only once the end is near
     */
    @Nullable
    Signal take(long nanos, boolean watching) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            watched = watching;
            long left = nanos;
            while (left > 0 && (signals.isEmpty() || !(watching || nearTheEnd))) {
                left = arrived.awaitNanos(left);
            }
            return signals.poll();
        } finally {
            lock.unlock();
        }
    }

    /** All that is left. */
    Collection<Signal> rest() {
        lock.lock();
        try {
            return new ArrayList<>(signals);
        } finally {
            lock.unlock();
        }
    }
}
