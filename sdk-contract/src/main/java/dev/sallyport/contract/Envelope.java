package dev.sallyport.contract;

import org.jspecify.annotations.Nullable;

/**
 * The payload of an invocation. The request travels as a string, so that its bytes can be named by a hash.
 *
 * @param request the request's JSON
 */
public record Envelope(@Nullable String request) {
    /** Shows no content. */
    @Override
    public String toString() {
        return "Envelope[]";
    }
}
