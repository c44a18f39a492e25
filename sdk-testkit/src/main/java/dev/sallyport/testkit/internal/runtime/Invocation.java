package dev.sallyport.testkit.internal.runtime;

/**
 * One run of the function.
 *
 * @param request what is wanted of it
 * @param reply what comes back
 * @param log what it prints
 */
public record Invocation(InvocationRequest request, Reply reply, InvocationLog log) {

    /** Lambda's id of it. */
    public String requestId() {
        return request.requestId();
    }

    /** What was invoked, with its qualifier. */
    public String functionArn() {
        return request.functionArn();
    }

    byte[] payload() {
        return request.payload();
    }

    /** The last of what it printed so far, at most 4 KB. */
    public byte[] logTail() {
        return log.tail();
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Invocation[" + requestId() + "]";
    }
}
