package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the function's environments have in common.
 *
 * @param settings what the function is run with
 * @param timeline its time
 * @param random what ids are made of
 * @param meter counts what it would cost
 */
record Hosting(ProcessSettings settings, Timeline timeline, RandomGenerator random, Meter meter) {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);

    Instant now() {
        return timeline.clock().instant();
    }

    /** Whoever takes the log may fail at it, and the function's work goes on. */
    void log(String line) {
        try {
            settings.log().accept(line);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a line of the function's log was not taken: {}",
                    e.getClass().getName());
        }
    }
}
