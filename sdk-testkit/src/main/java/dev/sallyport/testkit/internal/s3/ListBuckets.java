package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** The buckets of whose account asks: the one, or none. */
record ListBuckets(Bucket bucket, S3Request request) implements Operation {

    @Override
    public String action() {
        return "s3:ListAllMyBuckets";
    }

    @Override
    public String resource() {
        return "*";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        String prefix = request.parameter("prefix").orElse("");
        boolean owned = requester.principal().contains(":iam::" + bucket.account() + ":");
        Xml xml = Xml.result("ListAllMyBucketsResult");
        if (owned) {
            Owners.write("Owner", bucket.canonicalOwner(), xml);
        }
        xml.open("Buckets");
        if (owned && wanted(prefix)) {
            xml.open("Bucket")
                    .element("Name", bucket.name())
                    .element("CreationDate", Moment.xml(bucket.created()))
                    .element("BucketRegion", bucket.region())
                    .element("BucketArn", bucket.arn())
                    .close();
        }
        xml.close();
        if (!prefix.isEmpty()) {
            xml.element("Prefix", prefix);
        }
        xml.send(response);
    }

    private boolean wanted(String prefix) throws AwsError {
        return bucket.name().startsWith(prefix)
                && request.parameter("bucket-region")
                        .filter(region -> !region.equals(bucket.region()))
                        .isEmpty()
                && request.number("max-buckets", 1, 1) > 0;
    }
}
