package dev.sallyport.testkit.internal.bedrock;

import java.util.Locale;
import java.util.Map;

/** Bedrock's errors: their statuses, and their names inside a stream. */
final class ModelErrors {

    private static final Map<String, Integer> STATUS = Map.of(
            "ValidationException", 400,
            "AccessDeniedException", 403,
            "ResourceNotFoundException", 404,
            "ModelTimeoutException", 408,
            "ModelErrorException", 424,
            "ModelStreamErrorException", 424,
            "ThrottlingException", 429,
            "ModelNotReadyException", 429,
            "InternalServerException", 500,
            "ServiceUnavailableException", 503);

    private ModelErrors() {}

    static int status(String code) {
        return STATUS.getOrDefault(code, 500);
    }

    /** {@code ThrottlingException} is {@code throttlingException} as a member of a stream. */
    static String inStream(String code) {
        return code.substring(0, 1).toLowerCase(Locale.ROOT) + code.substring(1);
    }
}
