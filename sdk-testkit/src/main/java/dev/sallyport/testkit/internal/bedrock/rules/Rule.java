package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Something that is refused.
 *
 * @param name what it is about
 * @param says the refusal, with {@code …} for what depends on the request
 * @param source where that is documented, or was seen
 * @param check finds it
 */
public record Rule(String name, String says, String source, Check check) {

    /** Looks into a request. */
    @FunctionalInterface
    public interface Check {
        /** The refusal; empty if there is nothing to refuse. */
        Optional<String> refusal(JsonNode request, Abilities model);
    }

    /** A rule whose refusal is always the same. */
    static Rule fixed(String name, String says, String source, Condition condition) {
        return new Rule(
                name,
                says,
                source,
                (request, model) -> condition.holds(request, model) ? Optional.of(says) : Optional.empty());
    }

    /** Whether a request is to be refused. */
    @FunctionalInterface
    interface Condition {
        boolean holds(JsonNode request, Abilities model);
    }
}
