package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A request's body as text. */
final class RequestBody {

    /** 20 MB. Source: Bedrock user guide, "Anthropic Claude Messages API". */
    private static final int BYTES = 20 * 1024 * 1024;

    private RequestBody() {}

    static String read(AwsRequest request) throws IOException, AwsError {
        byte[] body = request.body().readNBytes(BYTES + 1);
        if (body.length > BYTES) {
            throw ModelErrors.invalid("The request body must be at most " + BYTES + " bytes long.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
