package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;

/** Takes all tags off an object. */
record DeleteObjectTagging(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return Tagging.action("Delete", request.versionId());
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws AwsError {
        StoredObject object = Lookup.of(this, requester).tagged(request);
        bucket.objects().tag(key(), object.versionId(), Tags.NONE);
        response.header("x-amz-version-id", object.versionId());
        response.status(204);
    }
}
