package dev.sallyport.server.runtime;

import dev.sallyport.contract.Codec;

/** What the Runtime API is told of a failure: its type. A message may hold what was read. */
final class Failure {

    private Failure() {}

    static String type(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    static byte[] body(Throwable failure) {
        return Codec.writeBytes(Codec.object()
                .put("errorType", type(failure))
                .put("errorMessage", "The function failed; its log has the type of the failure."));
    }
}
