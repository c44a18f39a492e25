package dev.sallyport.server.runtime;

import java.io.IOException;
import java.io.OutputStream;

/** What answers invocations. */
@FunctionalInterface
public interface InvocationHandler {

    /**
     * Answers one invocation.
     *
     * @param reply streams what is flushed; not to be closed
     * @throws IOException if the reply could not be written to its end
     */
    void handle(Invocation invocation, OutputStream reply) throws IOException;
}
