package dev.sallyport.testkit.internal.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One run of the function.
 *
 * @param requestId Lambda's id of it
 * @param functionArn what was invoked, with its qualifier
 * @param payload what was sent
 * @param clientContext what the caller says of itself, as JSON
 * @param reply what comes back
 * @param log the end of what it logs
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Invocation(
        String requestId,
        String functionArn,
        byte[] payload,
        @Nullable String clientContext,
        Reply reply,
        InvocationLog log) {

    /** At most the last 4 KB of its log; all of it is there once the reply has ended. */
    public byte[] logTail() {
        return log.tail();
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Invocation[" + requestId + "]";
    }
}
