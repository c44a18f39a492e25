package dev.sallyport.testkit.internal.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as Lambda's log and bill show them. */
final class Millis {

    private static final long NANOS = 1_000_000;

    private Millis() {}

    /** As in {@code 12.34 ms}. */
    static String text(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString()
                + " ms";
    }

    /** As in {@code 3.00 seconds}. */
    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString()
                + " seconds";
    }

    /** Begun milliseconds, at least one. */
    static long billed(Duration duration) {
        return Math.max(1, (duration.toNanos() + NANOS - 1) / NANOS);
    }
}
