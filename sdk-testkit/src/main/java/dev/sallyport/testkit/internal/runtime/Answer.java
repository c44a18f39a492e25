package dev.sallyport.testkit.internal.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.MalformedMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What a runtime posts: the response to an invocation, as a whole or as a stream, or an error. */
record Answer(Environment environment, Request request, Response response, Callback callback) {

    private static final String MODE = "Lambda-Runtime-Function-Response-Mode";
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
    private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";

    void initError() throws IOException {
        if (environment.initError(posted(body()))) {
            say(202, "OK", "");
        } else {
            refuse("Ready", "InitError");
        }
    }

    void to(String requestId, boolean error) throws IOException {
        Run run = environment.respond(requestId);
        if (run != null) {
            to(run, error);
        } else if (environment.hasAnswered(requestId)) {
            refuse("Ready", error ? "InvocationErrorResponse" : "InvocationResponse");
        } else {
            // What isn't read would cost the runtime its connection.
            body();
            say(400, "InvalidRequestID", "Invalid request ID");
        }
    }

    private void to(Run run, boolean error) throws IOException {
        try {
            Failure failure =
                    error ? posted(body()) : responded(run.invocation().reply());
            environment.answered(run, failure);
            if (failure != null && failure.type().equals(Failure.TOO_LARGE)) {
                say(413, Failure.TOO_LARGE, "Exceeded maximum allowed payload size");
            } else {
                say(202, "OK", "");
            }
        } catch (IOException e) {
            environment.answered(run, environment.broken(run.invocation()));
            callback.failed(e);
        } catch (InterruptedException e) {
            environment.answered(run, Failure.truncated());
            Thread.currentThread().interrupt();
            callback.failed(e);
        }
    }

    private void refuse(String from, String to) throws IOException {
        body();
        say(
                403,
                "InvalidStateTransition",
                "State transition from " + from + " to " + to
                        + " failed for runtime. Error: State transition is not allowed");
    }

    private @Nullable Failure responded(Reply reply) throws IOException, InterruptedException {
        String mode = request.getHeaders().get(MODE);
        return "streaming".equalsIgnoreCase(mode) ? streamed(reply) : buffered(reply);
    }

    /** Hands on what comes as it comes. */
    private @Nullable Failure streamed(Reply reply) throws IOException, InterruptedException {
        long sent = 0;
        byte[] buffer = new byte[64 * 1024];
        InputStream body = Content.Source.asInputStream(request);
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            sent += n;
            if (sent <= Limits.STREAMED_REPLY_BYTES) {
                reply.write(Arrays.copyOf(buffer, n));
            }
        }
        if (sent > Limits.STREAMED_REPLY_BYTES) {
            return Failure.tooLarge();
        }
        return trailers();
    }

    private @Nullable Failure trailers() {
        HttpFields trailers = request.getTrailers();
        String type = trailers == null ? null : trailers.get(ERROR_TYPE);
        if (trailers == null || type == null) {
            return null;
        }
        String body = trailers.get(ERROR_BODY);
        return body == null ? Failure.of(type, "") : new Failure(type, decoded(body));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private @Nullable Failure buffered(Reply reply) throws IOException, InterruptedException {
        byte[] body = body();
        if (body.length > Limits.PAYLOAD_BYTES) {
            return Failure.tooLarge();
        }
        reply.write(body);
        return null;
    }

    /** The whole body, or its first bytes if it is longer than may be: the rest is read and dropped. */
    private byte[] body() throws IOException {
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        InputStream body = Content.Source.asInputStream(request);
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            if (held.size() <= Limits.PAYLOAD_BYTES) {
                held.write(buffer, 0, n);
            }
        }
        return held.toByteArray();
    }

    private Failure posted(byte[] body) {
        String type = request.getHeaders().get(ERROR_TYPE);
        try {
            JsonNode error = Codec.read(body, JsonNode.class);
            String told = error.path("errorType").asText("Unhandled");
            return new Failure(type == null ? told : type, new String(body, StandardCharsets.UTF_8));
        } catch (MalformedMessageException e) {
            return Failure.of(type == null ? "Unhandled" : type, "");
        }
    }

    private void say(int status, String word, String message) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = status == 202
                ? Codec.object().put("status", word).toString()
                : Codec.object()
                        .put("errorType", word)
                        .put("errorMessage", message)
                        .toString();
        Content.Sink.write(response, true, body, callback);
    }
}
