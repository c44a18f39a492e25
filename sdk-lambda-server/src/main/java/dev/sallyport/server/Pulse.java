package dev.sallyport.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something again and again beside the work. The one place where the function's threads wait for a time to come. */
interface Pulse {

    /** Runs the beat after each interval, until what is returned is run. */
    Runnable every(Duration interval, Runnable beat);

    /** A pulse on a thread of its own. */
    static Pulse onThread() {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread pulse = new Thread(task, "pulse");
            pulse.setDaemon(true);
            return pulse;
        });
        thread.setRemoveOnCancelPolicy(true);
        return (interval, beat) -> {
            Future<?> beats =
                    thread.scheduleAtFixedRate(beat, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
            return () -> beats.cancel(false);
        };
    }
}
