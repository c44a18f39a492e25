package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.sigv4.ChunkedBody;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The checksum that an upload brings, in a header or in a trailer.
 *
 * @param algorithm how it was computed
 */
record ExpectedChecksum(ChecksumAlgorithm algorithm) {

    private static final String NAMED = "x-amz-sdk-checksum-algorithm";

    /** The one that comes with the request, if one does. */
    static Optional<ExpectedChecksum> of(AwsRequest request) throws AwsError {
        Set<String> names = new TreeSet<>(trailers(request));
        request.headers().keySet().stream().filter(ChecksumAlgorithm::isValue).forEach(names::add);
        if (names.size() > 1) {
            throw S3Errors.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        Optional<String> named = request.header(NAMED);
        if (names.isEmpty()) {
            if (named.isPresent() && !request.method().equals("GET")) {
                throw S3Errors.invalidRequest(NAMED + " specified, but no corresponding"
                        + " x-amz-checksum-* or x-amz-trailer headers were found.");
            }
            return Optional.empty();
        }
        String name = names.iterator().next();
        ChecksumAlgorithm algorithm =
                ChecksumAlgorithm.ofHeader(name).orElseThrow(() -> S3Errors.notImplementedHeader(name));
        if (named.isPresent() && !named.get().toUpperCase(Locale.ROOT).equals(algorithm.name())) {
            throw S3Errors.invalidRequest("Value for " + NAMED + " header is invalid.");
        }
        checkForm(request, algorithm);
        return Optional.of(new ExpectedChecksum(algorithm));
    }

    /** Compares, once the body was read to its end. */
    void check(AwsRequest request, Sums sums) throws AwsError {
        Optional<String> value = request.header(algorithm.header());
        if (value.isEmpty() && request.body() instanceof ChunkedBody chunked) {
            value = Optional.ofNullable(chunked.trailers().get(algorithm.header()));
            checkForm(value, algorithm);
        }
        if (!value.equals(Optional.of(sums.base64(algorithm)))) {
            throw S3Errors.badDigest(algorithm.name());
        }
    }

    private static void checkForm(AwsRequest request, ChecksumAlgorithm algorithm) throws AwsError {
        checkForm(request.header(algorithm.header()), algorithm);
    }

    private static void checkForm(Optional<String> value, ChecksumAlgorithm algorithm) throws AwsError {
        try {
            if (value.isEmpty() || Base64.getDecoder().decode(value.get()).length == algorithm.bytes()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(algorithm);
        }
        throw invalid(algorithm);
    }

    private static AwsError invalid(ChecksumAlgorithm algorithm) {
        return S3Errors.invalidRequest("Value for " + algorithm.header() + " header is invalid.");
    }

    private static List<String> trailers(AwsRequest request) {
        List<String> names = new ArrayList<>();
        for (String value : request.headers().getOrDefault("x-amz-trailer", List.of())) {
            Pattern.compile(",").splitAsStream(value).map(String::strip).forEach(names::add);
        }
        return names;
    }
}
