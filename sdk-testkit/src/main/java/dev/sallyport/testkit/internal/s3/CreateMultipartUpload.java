package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** Begins an upload in parts. */
record CreateMultipartUpload(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        bucket.encryption().check(request);
        Description description = Description.of(request);
        Tagging.require(requester, description.tags(), resource());
        bucket.key().requireDataKey(requester, resource());
        Upload.Summing summing = Checksumming.of(request);
        Intent intent = bucket.objects().begin(key());
        Upload upload = new Upload(
                bucket.ids().upload(),
                bucket.clock().instant(),
                new Upload.Opening(key(), requester.principal(), description, summing, intent));
        bucket.uploads().add(upload);
        write(upload, response);
    }

    private void write(Upload upload, AwsResponse response) throws IOException {
        bucket.encryption().write(response);
        bucket.billing().keyUse();
        upload.summing().algorithm().ifPresent(algorithm -> {
            response.header("x-amz-checksum-algorithm", algorithm.name());
            response.header("x-amz-checksum-type", upload.summing().type().name());
        });
        Xml.result("InitiateMultipartUploadResult")
                .element("Bucket", bucket.name())
                .element("Key", key())
                .element("UploadId", upload.id())
                .send(response);
    }
}
