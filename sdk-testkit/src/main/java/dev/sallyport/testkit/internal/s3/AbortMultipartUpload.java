package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;

/** Drops an upload and its parts. */
record AbortMultipartUpload(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return "s3:AbortMultipartUpload";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws AwsError {
        Upload upload = bucket.uploads().find(request);
        synchronized (upload) {
            Ending.end(bucket, upload);
        }
        response.status(204);
    }
}
