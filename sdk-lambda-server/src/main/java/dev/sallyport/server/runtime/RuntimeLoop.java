package dev.sallyport.server.runtime;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One invocation after the other, until the Runtime API goes away. */
public final class RuntimeLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeLoop.class);

    private final RuntimeApi api;
    private final InvocationHandler handler;

    /** A loop that has {@code handler} answer what {@code api} hands out. */
    public RuntimeLoop(RuntimeApi api, InvocationHandler handler) {
        this.api = api;
        this.handler = handler;
    }

    /** Runs until no invocation can be had any more. */
    public void run() {
        while (true) {
            Invocation invocation;
            try {
                invocation = api.next();
            } catch (IOException e) {
                LOG.info("The Runtime API is gone: {}", e.getClass().getSimpleName());
                return;
            }
            answer(invocation);
        }
    }

    private void answer(Invocation invocation) {
        try (StreamedResponse response = api.respond(invocation.id())) {
            try {
                handler.handle(invocation, response);
                response.end();
            } catch (IOException | RuntimeException | Error e) {
                failed(invocation, response, e);
            }
        } catch (IOException e) {
            // Neither the reply nor its failure can be delivered: Lambda sees that by itself.
            LOG.warn("A reply could not be delivered: {}", e.getClass().getSimpleName());
        }
    }

    /**
     * Before the first byte a failure is reported instead of a reply, after it in the reply's trailers (Lambda developer
     * guide, "Building a custom runtime").
     */
    private void failed(Invocation invocation, StreamedResponse response, Throwable failure) throws IOException {
        LOG.error("An invocation failed: {}", failure.getClass().getName());
        if (response.begun()) {
            response.fail(failure);
        } else {
            api.failed(invocation.id(), failure);
        }
    }
}
