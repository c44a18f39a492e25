package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The event that a function is invoked with. */
final class Payload {

    private static final String EMPTY_EVENT = "{}";

    private Payload() {}

    static byte[] read(AwsRequest request) throws IOException, AwsError {
        byte[] payload = request.body().readNBytes(Limits.PAYLOAD_BYTES + 1);
        if (payload.length > Limits.PAYLOAD_BYTES) {
            throw LambdaErrors.tooLarge(request.header("content-length")
                    .map(length -> length + " byte payload is too large for the RequestResponse invocation type (limit "
                            + Limits.PAYLOAD_BYTES + " bytes)")
                    .orElse("Request must be smaller than " + Limits.PAYLOAD_BYTES
                            + " bytes for the InvokeFunction operation"));
        }
        if (payload.length == 0) {
            return EMPTY_EVENT.getBytes(StandardCharsets.UTF_8);
        }
        try {
            Codec.read(payload, JsonNode.class);
            return payload;
        } catch (MalformedMessageException e) {
            throw LambdaErrors.invalidContent(
                    "Could not parse request body into json: Could not parse payload into json: " + e.getMessage());
        }
    }
}
