package dev.sallyport.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A function that runs inside the test's own JVM. Called by several threads at once, up to the sandbox's concurrency. */
@FunctionalInterface
public interface FunctionHandler {

    /**
     * Answers one invocation. A flush of the reply reaches the caller at once; returning ends it. An exception fails the
     * invocation as a function's does, with the exception's type and without its message.
     *
     * @param invokedFunctionArn the ARN that was invoked, with its qualifier
     * @param payload what was sent
     * @param reply what goes back
     * @throws IOException fails the invocation
     */
    void handle(String invokedFunctionArn, InputStream payload, OutputStream reply) throws IOException;
}
