package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** The bucket's Region; the first of all has no name here. */
record GetBucketLocation(Bucket bucket, S3Request request) implements Operation.OnBucket {

    @Override
    public String action() {
        return "s3:GetBucketLocation";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException {
        String region = bucket.region();
        Xml.result("LocationConstraint")
                .text(region.equals("us-east-1") ? "" : region)
                .send(response);
    }
}
