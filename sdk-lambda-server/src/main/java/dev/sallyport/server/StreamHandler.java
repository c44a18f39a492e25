package dev.sallyport.server;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sallyport.contract.EventWriter.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The function on the managed Java runtime, which buffers a reply to its end: the same events as one JSON array of at most 6
 * MB. A larger result becomes a refusal.
 */
public final class StreamHandler implements RequestStreamHandler {

    static {
        LibraryLog.silence();
    }

    private final Service service;

    /**
     * For the runtime, which makes one and keeps it.
     *
     * @throws IOException if the package has no topology
     */
    public StreamHandler() throws IOException {
        this(Assembly.service(System.getenv()));
        // Waited for: a snapshot should hold what is loaded.
        Priming.prime();
    }

    StreamHandler(Service service) {
        this.service = service;
    }

    @Override
    public void handleRequest(InputStream payload, OutputStream reply, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        service.answer(context.getInvokedFunctionArn(), left, payload, reply, Framing.ARRAY);
    }
}
