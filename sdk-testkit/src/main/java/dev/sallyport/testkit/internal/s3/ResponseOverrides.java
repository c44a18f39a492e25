package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Headers of a download that the query sets, {@code response-content-type}. */
final class ResponseOverrides {

    static final List<String> NAMES = List.of(
            "response-content-type",
            "response-content-language",
            "response-expires",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding");

    private ResponseOverrides() {}

    /** The headers by lower-case name. */
    static Map<String, String> of(S3Request request) throws AwsError {
        Map<String, String> headers = new HashMap<>();
        for (String name : NAMES) {
            Optional<String> value = request.parameter(name);
            if (value.isPresent()) {
                if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(value.get())) {
                    throw S3Errors.invalidArgument(
                            "Header value cannot be represented using ISO-8859-1.", name, value.get());
                }
                headers.put(name.substring("response-".length()), value.get());
            }
        }
        return headers;
    }
}
