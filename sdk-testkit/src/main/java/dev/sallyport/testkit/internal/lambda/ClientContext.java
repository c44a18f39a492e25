package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client says of itself: a JSON object in base64, handed on to the function as JSON that fits into a header. */
final class ClientContext {

    /** Bytes in base64. Source: Lambda's API reference, Invoke, {@code X-Amz-Client-Context}. */
    private static final int LONGEST = 3583;

    private ClientContext() {}

    static @Nullable String decoded(Optional<String> header) throws AwsError {
        if (header.isEmpty()) {
            return null;
        }
        if (header.get().length() > LONGEST) {
            throw LambdaErrors.invalidContent("Client context must be at most " + LONGEST + " bytes in base64.");
        }
        try {
            JsonNode context = Codec.read(Base64.getDecoder().decode(header.get()), JsonNode.class);
            if (context.isObject()) {
                return ascii(Codec.write(context));
            }
            throw malformed();
        } catch (IllegalArgumentException | MalformedMessageException e) {
            throw malformed();
        }
    }

    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars().forEach(c -> {
            if (c < 0x7f) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return ascii.toString();
    }

    private static AwsError malformed() {
        return LambdaErrors.invalidContent("Client context must be a valid Base64-encoded JSON object.");
    }
}
