package dev.sallyport.testkit.internal.time;

import java.time.Clock;
import java.time.Duration;

/** What time it is, and what is to happen later. Thread-safe. */
public interface Timeline extends AutoCloseable {

    /** The time. */
    Clock clock();

    /** Runs that once, so much later; soon if that is zero or less. What it runs has to be short. */
    Alarm after(Duration delay, Runnable action);

    /** Drops what hasn't happened yet. */
    @Override
    void close();

    /** Something that is to happen. */
    interface Alarm {
        /** Drops it, unless it has happened. */
        void cancel();
    }
}
