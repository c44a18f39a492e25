package dev.sallyport.testkit.internal.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of an upload that isn't complete.
 *
 * @param number its number
 * @param etag without quotes
 * @param modified when it came
 * @param content its bytes
 * @param sums what they sum up to
 */
record Part(int number, String etag, Instant modified, Content content, Sums sums) {

    String quotedEtag() {
        return '"' + etag + '"';
    }

    /** Its checksum where the upload named an algorithm. */
    Optional<StoredChecksum> checksum(Upload.Summing summing) {
        return summing.algorithm()
                .map(algorithm -> new StoredChecksum(algorithm, summing.type(), sums.base64(algorithm)));
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Part[" + number + "]";
    }
}
