package dev.sallyport.testkit.internal.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a function process is started with.
 *
 * @param environment all of its environment but what tells one process from another
 * @param timeout how long an invocation may run
 * @param log takes each line it prints
 */
public record ProcessSettings(Map<String, String> environment, Duration timeout, Consumer<String> log) {
    /** Copies the map. */
    public ProcessSettings {
        environment = Map.copyOf(environment);
    }

    /** The same, with each line given to that first. */
    ProcessSettings alsoTo(Consumer<String> other) {
        return new ProcessSettings(environment, timeout, other.andThen(log));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ProcessSettings[" + timeout + "]";
    }
}
