package dev.sallyport.server;

import dev.sallyport.contract.EventWriter.Framing;
import dev.sallyport.server.runtime.RuntimeApi;
import dev.sallyport.server.runtime.RuntimeLoop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The function on the OS-only runtime: our own runtime loop, whose replies stream. */
public final class Bootstrap {

    private Bootstrap() {}

    /**
     * Answers invocations until the Runtime API goes away; ends the process with code 1 if the function can't start or
     * the Runtime API is gone.
     */
    public static void main(String[] arguments) {
        LibraryLog.silence();
        Priming.begin();
        String address = System.getenv("AWS_LAMBDA_RUNTIME_API");
        if (address == null) {
            throw new IllegalStateException("AWS_LAMBDA_RUNTIME_API is not set: this runs as a Lambda function only");
        }
        RuntimeApi api = RuntimeApi.at(address);
        Service service = started(api);
        if (service != null) {
            new RuntimeLoop(
                            api,
                            (invocation, reply) -> service.answer(
                                    invocation.functionArn(),
                                    invocation.left(),
                                    new ByteArrayInputStream(invocation.payload()),
                                    reply,
                                    Framing.LINES))
                    .run();
        }
        // Parser and network threads may still be there.
        System.exit(1);
    }

    private static @Nullable Service started(RuntimeApi api) {
        try {
            return Assembly.service(System.getenv());
        } catch (IOException | RuntimeException | LinkageError e) {
            api.initializationFailed(e);
            return null;
        }
    }
}
