package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.time.ManualTimeline;
import dev.sallyport.testkit.internal.time.SystemTimeline;
import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time in a sandbox: by it signatures and presigned URLs are judged, credentials and functions' time expires, objects get
 * their dates and the stand-in model's delays pass. What a function process does inside goes by the machine's clock, and
 * so does the {@code Date} of answers: the AWS SDK sets its clock by it, for all clients of a JVM at once, and one test's
 * time would become another's.
 * Thread-safe; for one sandbox.
 */
public final class SandboxTime {

    private final Timeline timeline;

    private SandboxTime(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The machine's time. */
    public static SandboxTime system() {
        return new SandboxTime(new SystemTimeline(Clock.systemUTC()));
    }

    /** Time that stands at that instant until a test lets it pass. Clients sign by their own clocks: mind the skew. */
    public static SandboxTime startingAt(Instant start) {
        return new SandboxTime(new ManualTimeline(start));
    }

    /** A clock that tells it. */
    public Clock clock() {
        return timeline.clock();
    }

    /**
     * Lets time pass; what is due meanwhile has happened when this returns.
     *
     * @throws IllegalStateException if this is the machine's time
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration by) {
        if (!(timeline instanceof ManualTimeline manual)) {
            throw new IllegalStateException("the machine's time passes by itself: use SandboxTime.startingAt");
        }
        manual.advance(by);
    }

    Timeline timeline() {
        return timeline;
    }
}
