package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks again and again how much memory a process uses, and ends it once that is more than its own. Thread-safe. */
final class MemoryWatch implements Timeline.Alarm {

    private static final Duration EVERY = Duration.ofMillis(100);

    private final Timeline timeline;
    private final FunctionProcess process;
    private final int limit;
    private Timeline.@Nullable Alarm next;
    private boolean cancelled;

    private MemoryWatch(Timeline timeline, FunctionProcess process, int limit) {
        this.timeline = timeline;
        this.process = process;
        this.limit = limit;
    }

    /** A watch until it is cancelled. */
    static MemoryWatch of(Hosting hosting, FunctionProcess process) {
        MemoryWatch watch =
                new MemoryWatch(hosting.timeline(), process, hosting.settings().memory());
        watch.look();
        return watch;
    }

    private synchronized void look() {
        if (cancelled) {
            return;
        }
        if (process.memory().used() > limit) {
            process.kill();
        } else {
            next = timeline.after(EVERY, this::look);
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (next != null) {
            next.cancel();
        }
    }
}
