package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The framing of aws-chunked: {@code size;chunk-signature=…}, data, and headers at the end. */
final class ChunkFrames {

    private static final String SIGNATURE = ";chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
    private static final int LINE_BYTES = 8 * 1024;
    private static final int TRAILERS = 16;

    private final InputStream framed;

    ChunkFrames(InputStream framed) {
        this.framed = new BufferedInputStream(framed);
    }

    Head head(boolean signed) throws IOException, AwsError {
        String line = line();
        int semicolon = line.indexOf(';');
        String size = semicolon < 0 ? line : line.substring(0, semicolon);
        String signature =
                line.startsWith(SIGNATURE, size.length()) ? line.substring(size.length() + SIGNATURE.length()) : "";
        if (!size.matches("[0-9a-fA-F]{1,12}") || (signed && signature.isEmpty())) {
            throw incomplete();
        }
        return new Head(Long.parseLong(size, 16), signature);
    }

    int data(byte[] buffer, int offset, int length) throws IOException, AwsError {
        int read = framed.read(buffer, offset, length);
        if (read < 0) {
            throw incomplete();
        }
        return read;
    }

    void lineEnd() throws IOException, AwsError {
        if (framed.read() != '\r' || framed.read() != '\n') {
            throw incomplete();
        }
    }

    /** Everything up to the empty line; an unsigned body without trailers may leave that line out. */
    Trailer trailer() throws IOException, AwsError {
        Map<String, String> values = new LinkedHashMap<>();
        StringBuilder canonical = new StringBuilder();
        String signature = "";
        for (String line = line(); !line.isEmpty() && values.size() <= TRAILERS; line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw incomplete();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals(TRAILER_SIGNATURE)) {
                signature = value;
            } else {
                values.put(name, value);
                canonical.append(name).append(':').append(value).append('\n');
            }
        }
        if (framed.read() >= 0) {
            throw incomplete();
        }
        return new Trailer(values, signature, Sha256.hex(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String line() throws IOException, AwsError {
        StringBuilder line = new StringBuilder();
        for (int c = framed.read(); c != '\n'; c = framed.read()) {
            if (c < 0 || line.length() > LINE_BYTES) {
                throw incomplete();
            }
            line.append((char) c);
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }

    private static AwsError incomplete() {
        return new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
    }

    /** The first line of a chunk. */
    record Head(long size, String signature) {
        static final Head NONE = new Head(0, "");
    }

    /** What comes after the last chunk; the hash covers the headers as they are signed. */
    record Trailer(Map<String, String> values, String signature, String sha256) {}
}
