package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** Whether the bucket keeps versions. */
record GetBucketVersioning(Bucket bucket, S3Request request) implements Operation.OnBucket {

    @Override
    public String action() {
        return "s3:GetBucketVersioning";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException {
        Xml.result("VersioningConfiguration")
                .element("Status", bucket.objects().versioned() ? "Enabled" : "Suspended")
                .send(response);
    }
}
