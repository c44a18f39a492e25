package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The checksums of an object that came in parts. Source: S3 user guide, "Checking object integrity". */
final class Checksumming {

    private static final String ALGORITHM = "x-amz-checksum-algorithm";
    private static final String TYPE = "x-amz-checksum-type";

    private Checksumming() {}

    static ChecksumAlgorithm algorithm(String name) throws AwsError {
        return ChecksumAlgorithm.ofName(name.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> S3Errors.invalidRequest(
                        "Checksum algorithm provided is unsupported. Please try again with any of the valid types:"
                                + " [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"));
    }

    /** What an upload names when it begins. */
    static Upload.Summing of(S3Request request) throws AwsError {
        Optional<String> name = request.header(ALGORITHM);
        Optional<String> type = request.header(TYPE);
        if (name.isEmpty()) {
            if (type.isPresent()) {
                throw S3Errors.invalidRequest("The x-amz-checksum-type header can only be used with the"
                        + " x-amz-checksum-algorithm header.");
            }
            return new Upload.Summing(Optional.empty(), StoredChecksum.Type.FULL_OBJECT);
        }
        ChecksumAlgorithm algorithm = algorithm(name.get());
        return new Upload.Summing(Optional.of(algorithm), type(algorithm, type));
    }

    private static StoredChecksum.Type type(ChecksumAlgorithm algorithm, Optional<String> name) throws AwsError {
        boolean whole = algorithm == ChecksumAlgorithm.CRC64NVME;
        if (name.isEmpty()) {
            return whole ? StoredChecksum.Type.FULL_OBJECT : StoredChecksum.Type.COMPOSITE;
        }
        if (!name.get().equals("COMPOSITE") && !name.get().equals("FULL_OBJECT")) {
            throw S3Errors.invalidRequest("Value for x-amz-checksum-type header is invalid.");
        }
        StoredChecksum.Type type = StoredChecksum.Type.valueOf(name.get());
        if (type == StoredChecksum.Type.COMPOSITE ? whole : !algorithm.joins()) {
            throw S3Errors.invalidRequest("The " + type + " checksum type cannot be used with the "
                    + algorithm.lowerCase() + " checksum algorithm.");
        }
        return type;
    }

    /** The object's checksum, from those of its parts. */
    static StoredChecksum of(Upload.Summing summing, List<Part> parts) {
        ChecksumAlgorithm algorithm = summing.kept();
        return summing.type() == StoredChecksum.Type.COMPOSITE
                ? composite(algorithm, parts)
                : StoredChecksum.full(algorithm, whole(algorithm, parts));
    }

    /** The ETag: the MD5 of the parts' ETags and how many there are. */
    static String etag(List<Part> parts) {
        RunningChecksum md5 = RunningChecksum.of("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return HexFormat.of().formatHex(md5.value()) + "-" + parts.size();
    }

    private static StoredChecksum composite(ChecksumAlgorithm algorithm, List<Part> parts) {
        RunningChecksum sum = algorithm.start();
        parts.forEach(part -> sum.update(part.sums().bytes(algorithm)));
        String value = Base64.getEncoder().encodeToString(sum.value()) + "-" + parts.size();
        return new StoredChecksum(algorithm, StoredChecksum.Type.COMPOSITE, value);
    }

    private static String whole(ChecksumAlgorithm algorithm, List<Part> parts) {
        CrcJoin join = algorithm.joining();
        long sum = 0;
        for (Part part : parts) {
            sum = join.join(
                    sum, number(part.sums().bytes(algorithm)), part.content().size());
        }
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(sum).array();
        int width = algorithm.bytes();
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(width)
                        .put(bytes, Long.BYTES - width, width)
                        .array());
    }

    private static long number(byte[] bytes) {
        long number = 0;
        for (byte b : bytes) {
            number = (number << Byte.SIZE) | (b & 0xff);
        }
        return number;
    }

    /** Where the parts are in the object. */
    static List<ObjectPart> layout(Upload.Summing summing, List<Part> parts) {
        List<ObjectPart> layout = new ArrayList<>();
        long start = 0;
        for (Part part : parts) {
            ByteRange range = new ByteRange(start, part.content().size());
            layout.add(new ObjectPart(part.number(), range, part.checksum(summing)));
            start += range.length();
        }
        return layout;
    }
}
