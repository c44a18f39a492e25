package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to the bucket.
 *
 * @param http as it came
 * @param query its query
 * @param key the object's key; empty if it is about the bucket
 */
record S3Request(AwsRequest http, Query query, String key) {

    private static final Set<String> SIGNATURE = Set.of(
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-signedheaders",
            "x-amz-signature",
            "x-amz-security-token");

    static S3Request of(AwsRequest http, String key) {
        Query query = Query.parse(http.rawQuery());
        return new S3Request(withPresigned(http, query), query, key);
    }

    /** A presigned URL may have headers in its query; they count like headers. */
    private static AwsRequest withPresigned(AwsRequest http, Query query) {
        Map<String, List<String>> headers = new LinkedHashMap<>(http.headers());
        for (Query.Parameter parameter : query.parameters()) {
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-amz-") && !SIGNATURE.contains(name)) {
                headers.putIfAbsent(name, List.of(parameter.value()));
            }
        }
        return http.with(headers);
    }

    boolean isHead() {
        return http.method().equals("HEAD");
    }

    Optional<String> header(String name) {
        return http.header(name);
    }

    boolean has(String header) {
        return header(header).isPresent();
    }

    Optional<String> parameter(String name) {
        return query.value(name);
    }

    Optional<String> versionId() {
        return parameter("versionId");
    }

    /** A parameter that has to be there, since the router saw it. */
    String uploadId() {
        return parameter("uploadId").orElse("");
    }

    /** A whole number in the query, at most {@code most}; more is taken for that. */
    int number(String name, int absent, int most) throws AwsError {
        Optional<String> value = parameter(name).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            return absent;
        }
        if (!value.get().matches("[+-]?\\d{1,10}")) {
            throw S3Errors.invalidArgument(
                    "Provided " + name + " not an integer or within integer range", name, value.get());
        }
        long number = Long.parseLong(value.get());
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw S3Errors.invalidArgument(
                    "Argument " + name + " must be an integer between 0 and 2147483647", name, value.get());
        }
        return (int) Math.min(number, most);
    }

    /** The number of a part. */
    int partNumber() throws AwsError {
        String value = parameter("partNumber").orElse("");
        int number = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > 10_000) {
            throw S3Errors.invalidArgument(
                    "Part number must be an integer between 1 and 10000, inclusive", "partNumber", value);
        }
        return number;
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return "S3Request[" + http.method() + "]";
    }
}
