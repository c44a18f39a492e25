package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object.
 *
 * @param first the first byte, from 0
 * @param length how many
 */
record ByteRange(long first, long length) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final Pattern SOURCE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
    private static final String SOURCE_HEADER = "x-amz-copy-source-range";

    static ByteRange all(long size) {
        return new ByteRange(0, size);
    }

    /** The part that the request asks for; empty if it asks for all, or in a form that S3 ignores. */
    static Optional<ByteRange> of(S3Request request, long size) throws AwsError {
        String header = request.header("range").orElse("");
        Matcher range = RANGE.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (range.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(range.group(2)));
        } else {
            first = Long.parseLong(range.group(1));
            if (!range.group(2).isEmpty()) {
                long wanted = Long.parseLong(range.group(2));
                if (wanted < first) {
                    return Optional.empty();
                }
                last = Math.min(last, wanted);
            }
        }
        if (first > last) {
            throw S3Errors.invalidRange(header, size);
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    /** The part of a copy's source. */
    static ByteRange ofSource(S3Request request, long size) throws AwsError {
        Optional<String> header = request.header(SOURCE_HEADER);
        if (header.isEmpty()) {
            return all(size);
        }
        Matcher range = SOURCE.matcher(header.get());
        if (!range.matches() || Long.parseLong(range.group(2)) < Long.parseLong(range.group(1))) {
            throw S3Errors.invalidArgument(
                    "The " + SOURCE_HEADER + " value must be of the form bytes=first-last where first and last are the"
                            + " zero-based offsets of the first and last bytes to copy",
                    SOURCE_HEADER,
                    header.get());
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (first >= size) {
            throw S3Errors.invalidRequest("The specified copy range is invalid for the source object size");
        }
        if (last >= size) {
            throw S3Errors.invalidArgument(
                    "Range specified is not valid for source object of size: " + size, SOURCE_HEADER, header.get());
        }
        return new ByteRange(first, last - first + 1);
    }

    String header(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
