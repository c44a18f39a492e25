package dev.sallyport.testkit.internal.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came over the wire.
 *
 * @param listener where it came in
 * @param connection what it came over
 * @param method the HTTP method
 * @param rawPath the path, still encoded, never normalised
 * @param rawQuery the query, still encoded; empty if there is none
 * @param headers the headers by lower-case name, in the order they came; {@code host} is there on HTTP/2
 *     too, beside {@code :authority}
 * @param body the body; after the signature was verified its bytes are verified while they are read, and aws-chunked
 *     framing is taken off
 */
public record AwsRequest(
        Listener listener,
        Connection connection,
        String method,
        String rawPath,
        String rawQuery,
        Map<String, List<String>> headers,
        InputStream body) {

    /** The same with other headers. */
    public AwsRequest with(Map<String, List<String>> otherHeaders) {
        return new AwsRequest(listener, connection, method, rawPath, rawQuery, otherHeaders, body);
    }

    /** The same with another body. */
    public AwsRequest with(InputStream otherBody) {
        return new AwsRequest(listener, connection, method, rawPath, rawQuery, headers, otherBody);
    }

    /** The first header of that lower-case name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "AwsRequest[" + listener + ", " + method + "]";
    }
}
