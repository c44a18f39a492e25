package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Map;

/** S3's errors that say nothing of the request. */
final class S3Errors {

    private S3Errors() {}

    static AwsError notImplemented(String what) {
        return new AwsError(501, "NotImplemented", "The sandbox's S3 does not implement " + what);
    }

    static AwsError noSuchBucket() {
        return new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsError accessDenied() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    static AwsError noSuchKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsError noSuchVersion() {
        return new AwsError(404, "NoSuchVersion", "The specified version does not exist.");
    }

    static AwsError invalidVersion() {
        return new AwsError(400, "InvalidArgument", "Invalid version id specified");
    }

    static AwsError badDigest(String what) {
        return new AwsError(400, "BadDigest", "The " + what + " you specified did not match the calculated checksum.");
    }

    static AwsError invalidRequest(String message) {
        return new AwsError(400, "InvalidRequest", message);
    }

    static AwsError preconditionFailed() {
        return new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }

    static AwsError invalidRange(long size) {
        return new AwsError(
                416,
                "InvalidRange",
                "The requested range is not satisfiable",
                Map.of("Content-Range", "bytes */" + size));
    }
}
