package dev.sallyport.testkit.internal.runtime;

/**
 * One run of the function.
 *
 * @param requestId Lambda's id of it
 * @param functionArn what was invoked, with its qualifier
 * @param payload what was sent
 * @param reply what comes back
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Invocation(String requestId, String functionArn, byte[] payload, Reply reply) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Invocation[" + requestId + "]";
    }
}
