package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The start of an environment, up to its first question for work. Not thread-safe. */
final class Initialisation {

    private static final String RUNTIME = "provided:al2023.v1";

    private final Hosting hosting;
    private final Instant begun;
    private final String phase;
    private final Timeline.Alarm alarm;
    private @Nullable Duration took;
    private @Nullable Failure failure;
    private boolean tooLong;

    private Initialisation(Hosting hosting, String phase, Timeline.Alarm alarm) {
        this.hosting = hosting;
        this.begun = hosting.now();
        this.phase = phase;
        this.alarm = alarm;
    }

    /** A start of its own, which may take as long as the settings say. */
    static Initialisation begin(Hosting hosting, Runnable timeout) {
        return begun(
                hosting, "init", hosting.timeline().after(hosting.settings().initTimeout(), timeout));
    }

    /** A start as a part of an invocation, whose time-out is the only one. */
    static Initialisation within(Hosting hosting) {
        return begun(hosting, "invoke", () -> {});
    }

    private static Initialisation begun(Hosting hosting, String phase, Timeline.Alarm alarm) {
        hosting.log("INIT_START Runtime Version: " + RUNTIME + "\tRuntime Version ARN: arn:aws:lambda:"
                + hosting.settings().environment().getOrDefault("AWS_REGION", "us-east-1") + "::runtime:"
                + "0".repeat(64));
        return new Initialisation(hosting, phase, alarm);
    }

    boolean isDone() {
        return took != null;
    }

    boolean tookTooLong() {
        return tooLong;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    /** It asks for work: how long it took, the first time it is asked. */
    @Nullable
    Duration done() {
        if (took != null || tooLong) {
            return null;
        }
        alarm.cancel();
        took = Duration.between(begun, hosting.now());
        return took;
    }

    /** The runtime says that it can't start; false if it has started. */
    boolean fail(Failure how) {
        if (took != null) {
            return false;
        }
        failure = how;
        return true;
    }

    /** Says whether it still was on its way. */
    boolean timeout() {
        if (took != null) {
            return false;
        }
        tooLong = true;
        report(hosting.settings().initTimeout(), "timeout");
        return true;
    }

    /** The process has ended. */
    void died() {
        alarm.cancel();
        if (took == null && !tooLong) {
            String type = failure == null ? Failure.EXIT_ERROR : failure.type();
            report(Duration.between(begun, hosting.now()), "error\tError Type: " + type);
        }
    }

    private void report(Duration duration, String status) {
        hosting.log(
                "INIT_REPORT Init Duration: " + Millis.text(duration) + "\tPhase: " + phase + "\tStatus: " + status);
    }
}
