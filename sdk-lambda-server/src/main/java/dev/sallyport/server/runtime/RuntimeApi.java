package dev.sallyport.server.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda's Runtime API, version 2018-06-01. Each request has a connection of its own: they don't leave the machine, and
 * none is ever found closed.
 */
public final class RuntimeApi {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeApi.class);
    private static final String ROOT = "/2018-06-01/runtime/";

    private final String host;
    private final int port;
    private final LongSupplier clock;

    private RuntimeApi(String host, int port, LongSupplier clock) {
        this.host = host;
        this.port = port;
        this.clock = clock;
    }

    /**
     * The API at that address.
     *
     * @param address host and port, as in {@code AWS_LAMBDA_RUNTIME_API}
     */
    public static RuntimeApi at(String address) {
        return at(address, System::currentTimeMillis);
    }

    /** With a clock of its own: milliseconds since 1970, by which Lambda names deadlines. */
    static RuntimeApi at(String address, LongSupplier clock) {
        int colon = address.lastIndexOf(':');
        return colon < 0
                ? new RuntimeApi(address, 80, clock)
                : new RuntimeApi(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), clock);
    }

    /**
     * The next invocation; waits for it as long as it takes.
     *
     * @throws IOException if the API is gone or hands out nothing usable
     */
    Invocation next() throws IOException {
        try (Connection connection = Connection.open(host, port)) {
            connection.waitForever();
            connection.request("GET", ROOT + "invocation/next");
            Connection.Response response = connection.response();
            if (response.status() != 200) {
                throw new IOException("next: status " + response.status());
            }
            long deadline = Long.parseLong(response.header("lambda-runtime-deadline-ms"));
            return new Invocation(
                    response.header("lambda-runtime-aws-request-id"),
                    response.header("lambda-runtime-invoked-function-arn"),
                    Duration.ofMillis(Math.max(0, deadline - clock.getAsLong())),
                    response.body());
        } catch (NumberFormatException e) {
            throw new IOException("next: no deadline", e);
        }
    }

    /** The reply to an invocation, which begins with its first byte. */
    StreamedResponse respond(String id) {
        return new StreamedResponse(() -> Connection.open(host, port), ROOT + "invocation/" + id + "/response");
    }

    /**
     * Says that an invocation failed before its reply began.
     *
     * @throws IOException if the API is gone
     */
    void failed(String id, Throwable failure) throws IOException {
        post("invocation/" + id + "/error", failure);
    }

    /** Says that the function can't start. */
    public void initializationFailed(Throwable failure) {
        LOG.error("The function can't start: {}", failure.getClass().getName());
        try {
            post("init/error", failure);
        } catch (IOException e) {
            LOG.error("The Runtime API is gone: {}", e.getClass().getSimpleName());
        }
    }

    private void post(String path, Throwable failure) throws IOException {
        try (Connection connection = Connection.open(host, port)) {
            byte[] body = Failure.body(failure);
            connection.request(
                    "POST",
                    ROOT + path,
                    "Content-Type: application/json",
                    "Lambda-Runtime-Function-Error-Type: " + Failure.type(failure),
                    "Content-Length: " + body.length);
            connection.write(body);
            connection.response();
        }
    }
}
