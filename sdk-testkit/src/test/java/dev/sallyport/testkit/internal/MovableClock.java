package dev.sallyport.testkit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, some time ahead or behind. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Puts the clock that much ahead of the machine's. */
    public void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
