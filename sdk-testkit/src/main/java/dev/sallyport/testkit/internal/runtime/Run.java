package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.contract.Limits;
import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.time.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An invocation at work: its lines in the log, its time and its bill. Thread-safe; ends once. */
final class Run {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final BigDecimal GB_MILLISECONDS = BigDecimal.valueOf(1024 * 1000);

    private final Invocation invocation;
    private final Hosting hosting;
    private final Place place;
    private final Instant begun;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Duration init;
    private volatile boolean reported;
    private volatile List<Timeline.Alarm> alarms = List.of();

    private Run(Invocation invocation, Hosting hosting, Place place) {
        this.invocation = invocation;
        this.hosting = hosting;
        this.place = place;
        this.begun = hosting.now();
    }

    /** Where it works. */
    interface Place {
        /** Hands on what has been printed so far. */
        void settle();

        /** In MB, 0 where that isn't known. */
        long usedAtMost();
    }

    static Run begin(Invocation invocation, Hosting hosting, Place place) {
        Run run = new Run(invocation, hosting, place);
        run.print("START RequestId: " + invocation.requestId() + " Version: 1");
        return run;
    }

    Invocation invocation() {
        return invocation;
    }

    /** How long its environment took to start, if this is the first that it runs. */
    void began(@Nullable Duration start) {
        init = start;
    }

    /** What ends it from outside; dropped when it ends. */
    void watchedBy(List<Timeline.Alarm> watching) {
        alarms = watching;
        if (over.get()) {
            drop();
        }
    }

    /** What is left of its time. */
    Duration left() {
        return hosting.settings().timeout().minus(Duration.between(begun, hosting.now()));
    }

    /** It never reached the function and is begun anew elsewhere; false if it is over. */
    boolean takeBack() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        drop();
        return true;
    }

    /** A line that the function wrote; after the end it is nobody's. */
    void printed(String line) {
        if (reported) {
            hosting.log(line);
        } else {
            print(line);
        }
    }

    private void print(String line) {
        invocation.log().add(line);
        hosting.log(line);
    }

    /** Its time is over; says whether it still ran. */
    boolean timeout() {
        Duration limit = hosting.settings().timeout();
        String text = "Task timed out after " + Millis.seconds(limit);
        return end(
                Failure.timedOut(invocation, text),
                Optional.of(limit),
                () -> print(TIME.format(hosting.now()) + " " + invocation.requestId() + " " + text));
    }

    /** It is answered, or nobody will; what it was given for says nothing if it was over already. */
    void end(@Nullable Failure failure) {
        end(failure, Optional.empty(), () -> {});
    }

    private boolean end(@Nullable Failure failure, Optional<Duration> fixed, Runnable lastWords) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        drop();
        place.settle();
        reported = true;
        lastWords.run();
        Duration duration = fixed.orElseGet(() -> Duration.between(begun, hosting.now()));
        report(duration, failure);
        invocation.reply().end(failure);
        return true;
    }

    private void drop() {
        alarms.forEach(Timeline.Alarm::cancel);
    }

    private void report(Duration duration, @Nullable Failure failure) {
        Duration start = init;
        long billed = Millis.billed(start == null ? duration : duration.plus(start));
        int limit = hosting.settings().memory();
        print("END RequestId: " + invocation.requestId());
        print("REPORT RequestId: " + invocation.requestId() + "\tDuration: " + Millis.text(duration)
                + "\tBilled Duration: " + billed + " ms\tMemory Size: " + limit + " MB\tMax Memory Used: "
                + Math.min(place.usedAtMost(), limit) + " MB"
                + (start == null ? "" : "\tInit Duration: " + Millis.text(start))
                + (failure == null ? "" : failure.status()));
        bill(BigDecimal.valueOf(limit * billed).divide(GB_MILLISECONDS));
    }

    private void bill(BigDecimal gbSeconds) {
        String account = invocation.functionArn().split(":", -1)[4];
        hosting.meter().add(account, "AWSLambda", "Lambda-GB-Second", gbSeconds, Meter.GB_SECONDS);
        long beyond = invocation.reply().written() - Limits.PAYLOAD_BYTES;
        if (beyond > 0) {
            hosting.meter()
                    .add(
                            account,
                            "AWSLambda",
                            "Lambda-Streaming-Response-Processed-Bytes",
                            BigDecimal.valueOf(beyond),
                            Meter.BYTES);
        }
    }
}
