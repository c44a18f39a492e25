package dev.sallyport.testkit.internal.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a function is run with.
 *
 * @param environment all of its environment but what tells one process from another
 * @param taskRoot the folder it starts in
 * @param memory in MB
 * @param timeout how long an invocation may run
 * @param initTimeout how long a process may take until it asks for its first invocation
 * @param log takes each line of the function's log
 */
public record ProcessSettings(
        Map<String, String> environment,
        Path taskRoot,
        int memory,
        Duration timeout,
        Duration initTimeout,
        Consumer<String> log) {

    /** In MB. */
    public static final int MEMORY = 512;

    /** AWS's own limit. */
    public static final Duration INIT_TIMEOUT = Duration.ofSeconds(10);

    /** The folder in the task root that nothing can be written to: all the storage there is. */
    public static final String NO_STORAGE = "tmp";

    /** Copies the map. */
    public ProcessSettings {
        environment = Map.copyOf(environment);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ProcessSettings[" + timeout + ", " + memory + " MB]";
    }
}
