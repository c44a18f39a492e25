package dev.sallyport.server.runtime;

import java.time.Duration;

/**
 * One invocation, as the Runtime API hands it out.
 *
 * @param id Lambda's id of it
 * @param functionArn the ARN that was invoked, alias included
 * @param left how long it may run, from the moment it was handed out
 * @param payload what was sent; not copied
 */
// Compared by nobody; copying megabytes would be the price of a list.
@SuppressWarnings("ArrayRecordComponent")
public record Invocation(String id, String functionArn, Duration left, byte[] payload) {
    /** Shows no content. */
    @Override
    public String toString() {
        return "Invocation[" + id + "]";
    }
}
