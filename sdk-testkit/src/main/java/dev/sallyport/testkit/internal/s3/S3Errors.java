package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Map;

/** S3's errors that more than one operation has. What they quote of the request goes into the answer only. */
final class S3Errors {

    private S3Errors() {}

    /** What the sandbox doesn't do. */
    static AwsError notImplemented(String what) {
        return new AwsError(501, "NotImplemented", "The sandbox's S3 does not implement " + what);
    }

    static AwsError notImplementedHeader(String header) {
        return new AwsError(
                        501, "NotImplemented", "A header you provided implies functionality that is not implemented")
                .with("Header", header);
    }

    static AwsError noSuchBucket(String bucket) {
        return new AwsError(404, "NoSuchBucket", "The specified bucket does not exist").with("BucketName", bucket);
    }

    static AwsError accessDenied() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    static AwsError noSuchKey(String key) {
        return noSuchKey(key, Map.of());
    }

    static AwsError noSuchKey(String key, Map<String, String> headers) {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.", headers).with("Key", key);
    }

    static AwsError noSuchVersion(String key, String versionId) {
        return new AwsError(404, "NoSuchVersion", "The specified version does not exist.")
                .with("Key", key)
                .with("VersionId", versionId);
    }

    static AwsError noSuchUpload(String uploadId) {
        return new AwsError(
                        404,
                        "NoSuchUpload",
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
                                + " been aborted or completed.")
                .with("UploadId", uploadId);
    }

    static AwsError invalidArgument(String message, String name, String value) {
        return new AwsError(400, "InvalidArgument", message)
                .with("ArgumentName", name)
                .with("ArgumentValue", value);
    }

    static AwsError badDigest(String algorithm) {
        return new AwsError(
                400, "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
    }

    static AwsError invalidRequest(String message) {
        return new AwsError(400, "InvalidRequest", message);
    }

    static AwsError malformedXml() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsError preconditionFailed(String condition) {
        return new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                .with("Condition", condition);
    }

    static AwsError deleteMarker(String method, DeleteMarker marker) {
        return new AwsError(
                        405,
                        "MethodNotAllowed",
                        "The specified method is not allowed against this resource.",
                        Map.of(
                                "Allow",
                                "DELETE",
                                "x-amz-delete-marker",
                                "true",
                                "x-amz-version-id",
                                marker.versionId(),
                                "Last-Modified",
                                Moment.http(marker.modified())))
                .with("Method", method)
                .with("ResourceType", "DeleteMarker");
    }

    static AwsError invalidRange(String range, long size) {
        return new AwsError(
                        416,
                        "InvalidRange",
                        "The requested range is not satisfiable",
                        Map.of("Content-Range", "bytes */" + size))
                .with("RangeRequested", range)
                .with("ActualObjectSize", Long.toString(size));
    }
}
