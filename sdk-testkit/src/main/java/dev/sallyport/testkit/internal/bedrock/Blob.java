package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Base64;

/**
 * The source of an image or document that was sent as bytes.
 *
 * @param source the union of what a source may be
 * @param at where it is
 */
record Blob(JsonNode source, String at) {

    String base64() throws AwsError {
        if (source.has("s3Location")) {
            // Source: github.com/aws/aws-sdk-js-v3/issues/7732.
            throw ModelErrors.invalid(at + ": this model doesn't support a source in Amazon S3.");
        }
        return base64(source.path("bytes"), at + ".bytes");
    }

    byte[] bytes() throws AwsError {
        return Base64.getDecoder().decode(base64());
    }

    static String base64(JsonNode bytes, String at) throws AwsError {
        try {
            if (Base64.getDecoder().decode(bytes.asText("")).length > 0) {
                return bytes.textValue();
            }
        } catch (IllegalArgumentException e) {
            throw RequestFormat.serialization(at + " is no base64");
        }
        throw ModelErrors.invalid(at + " is empty.");
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Blob[" + at + "]";
    }
}
