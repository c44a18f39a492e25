package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.Requester;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an object for somebody, or says as much of why not as they may know.
 *
 * @param bucket where
 * @param requester for whom
 * @param method how they asked
 */
record Lookup(Bucket bucket, Requester requester, String method) {

    static Lookup of(Operation operation, Requester requester) {
        return new Lookup(
                operation.bucket(), requester, operation.request().http().method());
    }

    /** The object. */
    StoredObject find(String key, Optional<String> versionId) throws AwsError {
        checkVersion(versionId);
        return object(key, versionId, bucket.objects().find(key, versionId));
    }

    /** The object, its content held for the caller. */
    StoredObject hold(String key, Optional<String> versionId) throws AwsError {
        checkVersion(versionId);
        return object(key, versionId, bucket.objects().hold(key, versionId));
    }

    /** The object of which the tags are meant; a delete marker has none, named or not. */
    StoredObject tagged(S3Request request) throws AwsError {
        checkVersion(request.versionId());
        Optional<Version> found = bucket.objects().find(request.key(), request.versionId());
        if (found.isPresent() && found.get() instanceof DeleteMarker marker) {
            throw S3Errors.deleteMarker(method, marker);
        }
        return object(request.key(), request.versionId(), found);
    }

    private StoredObject object(String key, Optional<String> versionId, Optional<Version> found) throws AwsError {
        if (found.isPresent() && found.get() instanceof StoredObject object) {
            return object;
        }
        if (found.isPresent() && found.get() instanceof DeleteMarker marker) {
            throw deleted(key, versionId.isPresent(), marker);
        }
        requireListing();
        throw versionId.isPresent() ? S3Errors.noSuchVersion(key, versionId.get()) : S3Errors.noSuchKey(key);
    }

    private AwsError deleted(String key, boolean asked, DeleteMarker marker) throws AwsError {
        if (asked) {
            return S3Errors.deleteMarker(method, marker);
        }
        requireListing();
        return S3Errors.noSuchKey(key, Map.of("x-amz-delete-marker", "true", "x-amz-version-id", marker.versionId()));
    }

    /** Only who may list the bucket may learn that something isn't there. */
    private void requireListing() throws AwsError {
        requester.require("s3:ListBucket", bucket.arn());
    }

    private static void checkVersion(Optional<String> versionId) throws AwsError {
        if (versionId.isPresent() && !VersionIds.isVersion(versionId.get())) {
            throw S3Errors.invalidArgument("Invalid version id specified", "versionId", versionId.get());
        }
    }
}
