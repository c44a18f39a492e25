package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.Set;

/** Makes a part of an object that is there. Both share their bytes. */
record UploadPartCopy(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        bucket.key().requireDecrypt(requester, resource());
        int number = request.partNumber();
        Upload upload = bucket.uploads().find(request);
        StoredObject source = CopySource.of(request, bucket).hold(this, requester);
        try {
            Part part = part(number, upload, source);
            part.content().retain();
            upload.add(part);
            write(source, part, upload.summing(), response);
        } finally {
            source.content().release();
        }
    }

    private Part part(int number, Upload upload, StoredObject source) throws IOException, AwsError {
        Content content = source.content().part(ByteRange.ofSource(request, source.size()));
        Sums sums = SummingStream.of(content, Set.of(upload.summing().kept()));
        return new Part(number, bucket.etag(sums), bucket.clock().instant(), content, sums);
    }

    private void write(StoredObject source, Part part, Upload.Summing summing, AwsResponse response)
            throws IOException {
        CopySource.write(source, response);
        bucket.encryption().write(response);
        bucket.billing().keyUse();
        bucket.billing().keyUse();
        Xml xml = Xml.result("CopyPartResult")
                .element("LastModified", Moment.xml(part.modified()))
                .element("ETag", part.quotedEtag());
        part.checksum(summing)
                .ifPresent(checksum -> xml.element(checksum.algorithm().element(), checksum.value()));
        xml.send(response);
    }
}
