package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;

/** Whether the bucket is there, and where. */
record HeadBucket(Bucket bucket, S3Request request) implements Operation.OnBucket {

    @Override
    public String action() {
        return "s3:ListBucket";
    }

    @Override
    public void run(Requester requester, AwsResponse response) {
        response.header("x-amz-bucket-region", bucket.region());
        response.header("x-amz-bucket-arn", bucket.arn());
        response.header("x-amz-access-point-alias", "false");
        response.header("Content-Type", "application/xml");
    }
}
