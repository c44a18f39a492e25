package dev.sallyport.testkit.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** A response that keeps a small body back until it is flushed, so that an error can still take its place. */
final class JettyResponse implements AwsResponse {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final String requestId;
    private final String requestIdHeader;
    private final boolean bodiless;
    private final Response response;
    private final Body body = new Body();
    private String errorCode = "";

    JettyResponse(String requestId, String requestIdHeader, boolean bodiless, Response response) {
        this.requestId = requestId;
        this.requestIdHeader = requestIdHeader;
        this.bodiless = bodiless;
        this.response = response;
        header(requestIdHeader, requestId);
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public void status(int status) {
        response.setStatus(status);
    }

    @Override
    public void header(String name, String value) {
        // Jetty writes Latin-1; the bytes on the wire are those of UTF-8.
        response.getHeaders()
                .add(name, new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Override
    public OutputStream body() {
        return body;
    }

    int status() {
        return response.getStatus() == 0 ? 200 : response.getStatus();
    }

    /** Says which of AWS's errors it carries. */
    void error(String code) {
        errorCode = code;
    }

    String errorCode() {
        return errorCode;
    }

    boolean committed() {
        return response.isCommitted();
    }

    /** Forgets everything but the request's id. */
    void reset() {
        body.held.reset();
        response.reset();
        header(requestIdHeader, requestId);
    }

    /** Sends what is left and ends the response. */
    void finish() throws IOException {
        body.send(true);
    }

    private final class Body extends OutputStream {
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private boolean ended;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (ended) {
                throw new IOException("the response has ended");
            }
            if (bodiless) {
                return;
            }
            if (held.size() == 0 && length >= BUFFER_BYTES) {
                Content.Sink.write(response, false, ByteBuffer.wrap(bytes, offset, length));
                return;
            }
            held.write(bytes, offset, length);
            if (held.size() >= BUFFER_BYTES) {
                send(false);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!ended) {
                send(false);
            }
        }

        private void send(boolean last) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(held.toByteArray());
            held.reset();
            ended = last;
            Content.Sink.write(response, last, bytes);
        }
    }
}
