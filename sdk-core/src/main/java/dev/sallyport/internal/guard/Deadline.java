package dev.sallyport.internal.guard;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a call must be over, on one clock.
 *
 * @param ticker nanoseconds that only grow
 * @param begin when the call began
 * @param allowed what it may take
 */
public record Deadline(LongSupplier ticker, long begin, Duration allowed) {

    static Deadline in(Duration allowed, LongSupplier ticker) {
        return new Deadline(ticker, ticker.getAsLong(), allowed);
    }

    /** What has gone by. */
    public Duration elapsed() {
        return Duration.ofNanos(ticker.getAsLong() - begin);
    }

    /** What is left; never negative. */
    public Duration remaining() {
        Duration left = allowed.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
