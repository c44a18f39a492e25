package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.contract.Codec;

/**
 * How an invocation failed.
 *
 * @param type the function's error type, or one of the runtime's own
 * @param body the error as JSON: what a buffered caller gets as payload and a streaming one as details
 */
public record Failure(String type, String body) {

    private static final String TIMED_OUT = "Sandbox.Timedout";

    static final String EXIT_ERROR = "Runtime.ExitError";
    static final String TOO_LARGE = "Function.ResponseSizeTooLarge";

    /** A failure that isn't told by the function itself. */
    public static Failure of(String type, String message) {
        return new Failure(
                type,
                Codec.object()
                        .put("errorType", type)
                        .put("errorMessage", message)
                        .toString());
    }

    /** The reply is longer than what may be sent back. */
    public static Failure tooLarge() {
        return of(TOO_LARGE, "Response payload size exceeded maximum allowed payload size.");
    }

    static Failure exited(Invocation invocation, String how) {
        return of(EXIT_ERROR, "RequestId: " + invocation.requestId() + " Error: " + how);
    }

    static Failure timedOut(Invocation invocation, String how) {
        return of(TIMED_OUT, "RequestId: " + invocation.requestId() + " Error: " + how);
    }

    /** How a report tells it. */
    String status() {
        return type.equals(TIMED_OUT) ? "\tStatus: timeout" : "\tStatus: error\tError Type: " + type;
    }

    static Failure truncated() {
        return of("Runtime.TruncatedResponse", "Response was truncated.");
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Failure[" + type + "]";
    }
}
