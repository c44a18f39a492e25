package dev.sallyport.server.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The reply to one invocation, streamed: what is flushed leaves at once as a chunk. It ends well with {@link #end}, or badly
 * with {@link #fail}; one that is closed without either is a broken reply. Not thread-safe.
 */
final class StreamedResponse extends OutputStream {

    private static final int CHUNK = 8 * 1024;

    private final Opening opening;
    private final String path;
    private final byte[] buffer = new byte[CHUNK];
    private int buffered;
    private @Nullable Connection connection;

    StreamedResponse(Opening opening, String path) {
        this.opening = opening;
        this.path = path;
    }

    /** Opens the connection, once there is something to send. */
    interface Opening {
        Connection open() throws IOException;
    }

    /** Whether anything has left. */
    boolean begun() {
        return connection != null;
    }

    @Override
    public void write(int b) throws IOException {
        if (buffered == CHUNK) {
            flush();
        }
        buffer[buffered++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (buffered == CHUNK) {
                flush();
            }
            int part = Math.min(length - done, CHUNK - buffered);
            System.arraycopy(bytes, from + done, buffer, buffered, part);
            buffered += part;
            done += part;
        }
    }

    @Override
    public void flush() throws IOException {
        if (buffered > 0) {
            int length = buffered;
            buffered = 0;
            begin().chunk(buffer, length);
        }
    }

    /** All has been written. */
    void end() throws IOException {
        flush();
        Connection open = begin();
        open.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        accepted(open);
    }

    /** It broke off, and this is why. */
    void fail(Throwable failure) throws IOException {
        Connection open = begin();
        String trailers = "0\r\nLambda-Runtime-Function-Error-Type: " + Failure.type(failure)
                + "\r\nLambda-Runtime-Function-Error-Body: "
                + Base64.getEncoder().encodeToString(Failure.body(failure)) + "\r\n\r\n";
        open.write(trailers.getBytes(StandardCharsets.US_ASCII));
        accepted(open);
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
    }

    private Connection begin() throws IOException {
        Connection open = connection;
        if (open == null) {
            open = opening.open();
            connection = open;
            open.request(
                    "POST",
                    path,
                    "Content-Type: application/octet-stream",
                    "Lambda-Runtime-Function-Response-Mode: streaming",
                    "Transfer-Encoding: chunked",
                    "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
        }
        return open;
    }

    private static void accepted(Connection open) throws IOException {
        int status = open.response().status();
        if (status >= 300) {
            throw new IOException("response: status " + status);
        }
    }
}
