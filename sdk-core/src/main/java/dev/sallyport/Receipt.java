package dev.sallyport;

import dev.sallyport.contract.Usage;
import java.util.OptionalLong;

/**
 * What a call took.
 *
 * @param requestId made once for the call; the function's log has it too
 * @param model the model that answered, by its own word; empty where none was called
 * @param rehearsal whether that was the sandbox's stand-in and not Claude
 * @param usage what all model requests together used
 * @param timings how long it took
 */
public record Receipt(String requestId, String model, boolean rehearsal, Usage usage, Timings timings) {

    /**
     * How long a call took, in milliseconds.
     *
     * @param model spent waiting for the model; empty where the function doesn't say
     * @param total from the call to its value, on the caller's clock
     */
    public record Timings(OptionalLong model, long total) {}
}
