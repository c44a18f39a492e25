package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Locale;
import java.util.Map;

/** Bedrock's errors: their statuses, and their names inside a stream. */
final class ModelErrors {

    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("ServiceQuotaExceededException", 400),
            Map.entry("ValidationException", 400),
            Map.entry("AccessDeniedException", 403),
            Map.entry("ResourceNotFoundException", 404),
            Map.entry("ModelTimeoutException", 408),
            Map.entry("ModelErrorException", 424),
            Map.entry("ModelStreamErrorException", 424),
            Map.entry("ThrottlingException", 429),
            Map.entry("ModelNotReadyException", 429),
            Map.entry("InternalServerException", 500),
            Map.entry("ServiceUnavailableException", 503));

    private static final String ORIGINAL_STATUS = "originalStatusCode";
    /** What the model itself is said to have answered. */
    private static final String ORIGINAL = "500";

    private ModelErrors() {}

    static int status(String code) {
        return STATUS.getOrDefault(code, 500);
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }

    /** A fault in place of an answer. */
    static AwsError of(int status, StandInModel.Fault fault, String modelId) {
        AwsError error = new AwsError(status, fault.code(), fault.message());
        return fault.code().equals("ModelErrorException")
                ? error.with(ORIGINAL_STATUS, ORIGINAL).with("resourceName", modelId)
                : error;
    }

    /** A fault in the middle of an answer. */
    static ObjectNode body(StandInModel.Fault fault) {
        ObjectNode body = Codec.object().put("message", fault.message());
        return fault.code().equals("ModelStreamErrorException")
                ? body.put(ORIGINAL_STATUS, Integer.parseInt(ORIGINAL)).put("originalMessage", fault.message())
                : body;
    }

    /** The body of an error response. */
    static ObjectNode body(AwsError error) {
        ObjectNode body = Codec.object().put("message", error.getMessage());
        error.details().forEach((name, value) -> {
            if (name.equals(ORIGINAL_STATUS)) {
                body.put(name, Integer.parseInt(value));
            } else {
                body.put(name, value);
            }
        });
        return body;
    }

    /** {@code ThrottlingException} is {@code throttlingException} as a member of a stream. */
    static String inStream(String code) {
        return code.substring(0, 1).toLowerCase(Locale.ROOT) + code.substring(1);
    }
}
