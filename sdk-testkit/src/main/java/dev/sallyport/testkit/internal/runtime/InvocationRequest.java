package dev.sallyport.testkit.internal.runtime;

/**
 * What somebody wants the function to do.
 *
 * @param requestId Lambda's id of it
 * @param functionArn what was invoked, with its qualifier
 * @param payload what was sent
 * @param clientContext what the client says of itself, JSON on one line; empty if nothing
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record InvocationRequest(String requestId, String functionArn, byte[] payload, String clientContext) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "InvocationRequest[" + requestId + "]";
    }
}
