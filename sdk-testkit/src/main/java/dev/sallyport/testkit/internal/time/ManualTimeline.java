package dev.sallyport.testkit.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that stands still until somebody moves it. */
public final class ManualTimeline implements Timeline {

    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now;
    private long numbers;

    /** Time that stands at that instant. */
    public ManualTimeline(Instant start) {
        now = start;
    }

    @Override
    public Clock clock() {
        return new ManualClock();
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), numbers++, action);
        dues.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        dues.remove(due);
    }

    /** Lets time pass. What is due meanwhile happens in its order, each at its own instant, before this returns. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time can't go back by " + by);
        }
        Instant end = instant().plus(by);
        for (Due due = next(end); due != null; due = next(end)) {
            due.action().run();
        }
    }

    /** The next due up to that instant; where there is none, that instant is now. */
    private synchronized @Nullable Due next(Instant end) {
        Due first = dues.peek();
        if (first == null || first.at().isAfter(end)) {
            now = now.isAfter(end) ? now : end;
            return null;
        }
        dues.remove();
        now = first.at().isAfter(now) ? first.at() : now;
        return first;
    }

    private synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void close() {
        dues.clear();
    }

    private record Due(Instant at, long number, Runnable action) {}

    private final class ManualClock extends Clock {
        @Override
        public Instant instant() {
            return ManualTimeline.this.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
