package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Base64;
import java.util.Optional;

/** What a client says of itself: a JSON object in base64, handed on to the function as JSON on one line. */
final class ClientContext {

    /** Bytes in base64. Source: Lambda's API reference, Invoke, {@code X-Amz-Client-Context}. */
    private static final int LONGEST = 3583;

    private ClientContext() {}

    static String decoded(Optional<String> header) throws AwsError {
        if (header.isEmpty()) {
            return "";
        }
        if (header.get().length() > LONGEST) {
            throw LambdaErrors.invalidContent("Client context must be at most " + LONGEST + " bytes in base64.");
        }
        try {
            JsonNode context = Codec.read(Base64.getDecoder().decode(header.get()), JsonNode.class);
            if (context.isObject()) {
                return Codec.write(context);
            }
            throw malformed();
        } catch (IllegalArgumentException | MalformedMessageException e) {
            throw malformed();
        }
    }

    private static AwsError malformed() {
        return LambdaErrors.invalidContent("Client context must be a valid Base64-encoded JSON object.");
    }
}
