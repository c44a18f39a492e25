package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.sigv4.ChunkedBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The checksum that an upload brings, in a header or in a trailer.
 *
 * @param algorithm the algorithm; S3's default where the upload brings none
 * @param brought whether the upload brings a value
 */
record ExpectedChecksum(ChecksumAlgorithm algorithm, boolean brought) {

    private static final Set<String> NO_VALUES = Set.of("x-amz-checksum-type", "x-amz-checksum-algorithm");

    static ExpectedChecksum of(AwsRequest request) throws AwsError {
        Set<String> names = new TreeSet<>();
        request.headers().keySet().stream()
                .filter(ChecksumAlgorithm::isHeader)
                .filter(name -> !NO_VALUES.contains(name))
                .forEach(names::add);
        names.addAll(trailers(request));
        if (names.size() > 1) {
            throw S3Errors.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        if (names.isEmpty()) {
            if (request.header("x-amz-sdk-checksum-algorithm").isPresent()) {
                throw S3Errors.invalidRequest("x-amz-sdk-checksum-algorithm specified, but no corresponding"
                        + " x-amz-checksum-* or x-amz-trailer headers were found.");
            }
            return new ExpectedChecksum(ChecksumAlgorithm.CRC64NVME, false);
        }
        String name = names.iterator().next();
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.ofHeader(name).orElseThrow(() -> S3Errors.notImplemented(name));
        return new ExpectedChecksum(algorithm, true);
    }

    /** Compares, once the body was read to its end. */
    void check(AwsRequest request, String computed) throws AwsError {
        if (!brought) {
            return;
        }
        Optional<String> value = request.header(algorithm.header());
        if (value.isEmpty() && request.body() instanceof ChunkedBody chunked) {
            value = Optional.ofNullable(chunked.trailers().get(algorithm.header()));
        }
        if (!value.equals(Optional.of(computed))) {
            throw S3Errors.badDigest(algorithm.name());
        }
    }

    private static List<String> trailers(AwsRequest request) {
        List<String> names = new ArrayList<>();
        for (String value : request.headers().getOrDefault("x-amz-trailer", List.of())) {
            Pattern.compile(",").splitAsStream(value).map(String::strip).forEach(names::add);
        }
        return names;
    }
}
