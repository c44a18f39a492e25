package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;
import java.time.Instant;
import java.util.List;

/**
 * An object.
 *
 * @param versionId its version
 * @param modified when it was stored
 * @param etag without quotes
 * @param description what it was stored with
 * @param body its bytes
 */
record StoredObject(String versionId, Instant modified, String etag, Description description, Body body)
        implements Version {

    String quotedEtag() {
        return '"' + etag + '"';
    }

    Content content() {
        return body.content();
    }

    long size() {
        return body.content().size();
    }

    StoredObject tagged(Tags tags) {
        return new StoredObject(versionId, modified, etag, description.tagged(tags), body);
    }

    /** The version and ETag, as put, get and head answer them. */
    void writeIdentity(AwsResponse response, boolean nullVersionToo) {
        response.header("ETag", quotedEtag());
        if (nullVersionToo || !versionId.equals(VersionIds.NULL)) {
            response.header("x-amz-version-id", versionId);
        }
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "StoredObject[" + versionId + "]";
    }

    /**
     * Its bytes and what they sum up to.
     *
     * @param content the bytes
     * @param checksum their checksum
     * @param parts the parts that it was uploaded in; none if it came in one piece
     */
    record Body(Content content, StoredChecksum checksum, List<ObjectPart> parts) {
        Body {
            parts = List.copyOf(parts);
        }

        static Body whole(Content content, ChecksumAlgorithm algorithm, Sums sums) {
            return new Body(content, StoredChecksum.full(algorithm, sums.base64(algorithm)), List.of());
        }
    }
}
