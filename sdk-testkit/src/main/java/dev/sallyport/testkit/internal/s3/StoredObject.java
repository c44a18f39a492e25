package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One version of an object.
 *
 * @param versionId its version
 * @param body its bytes and their checksum
 * @param etag without quotes
 * @param modified when it was stored
 * @param headers what it was stored with: content type, metadata…
 */
record StoredObject(String versionId, ReceivedBody body, String etag, Instant modified, Map<String, String> headers) {

    StoredObject {
        headers = Map.copyOf(headers);
    }

    String quotedEtag() {
        return "\"" + etag + "\"";
    }

    /** The version and ETag, as put, get and head answer them. */
    void writeIdentity(AwsResponse response) {
        response.header("ETag", quotedEtag());
        if (!versionId.equals(Bucket.NULL_VERSION)) {
            response.header("x-amz-version-id", versionId);
        }
    }

    void writeChecksum(AwsResponse response) {
        response.header(body.algorithm().header(), body.checksum());
        response.header("x-amz-checksum-type", "FULL_OBJECT");
    }

    void writeDescription(AwsResponse response) {
        headers.forEach(response::header);
        response.header("Accept-Ranges", "bytes");
        response.header(
                "Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "StoredObject[" + versionId + "]";
    }
}
