package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.util.Optional;

/** Marks an object as deleted, or deletes a version for good. What isn't there is deleted already. */
record DeleteObject(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return action(request.versionId());
    }

    /** The action for a key with or without a version. */
    static String action(Optional<String> versionId) {
        return versionId.isPresent() ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws AwsError {
        DeleteCondition condition = new DeleteCondition(request.header("if-match"));
        if (condition.reads()) {
            requester.require("s3:GetObject", resource());
        }
        response.status(204);
        if (request.versionId().isEmpty()) {
            DeleteMarker marker = bucket.objects().delete(key(), condition);
            response.header("x-amz-delete-marker", "true");
            response.header("x-amz-version-id", marker.versionId());
            return;
        }
        String versionId = request.versionId().get();
        if (!VersionIds.isVersion(versionId)) {
            throw S3Errors.invalidArgument("Invalid version id specified", "versionId", versionId);
        }
        Optional<Version> deleted = bucket.objects().deleteVersion(key(), versionId, condition);
        response.header("x-amz-version-id", versionId);
        if (deleted.isPresent() && deleted.get() instanceof DeleteMarker) {
            response.header("x-amz-delete-marker", "true");
        }
    }
}
