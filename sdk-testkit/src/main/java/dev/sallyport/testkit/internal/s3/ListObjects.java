package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** The objects by key, in the form that came first and is still in use. */
record ListObjects(Bucket bucket, S3Request request) implements Operation.OnBucket {

    @Override
    public String action() {
        return "s3:ListBucket";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        Paging paging = Paging.of(request, "max-keys");
        String marker = request.parameter("marker").orElse("");
        Paging.Page<ObjectStore.Listed> page =
                paging.cut(ListedObjects.behind(bucket, paging.prefix(), marker), ObjectStore.Listed::key, marker);
        Xml xml = Xml.result("ListBucketResult").element("Name", bucket.name());
        paging.write(xml, "MaxKeys");
        xml.element("Marker", paging.text(marker)).element("IsTruncated", page.truncated());
        if (page.truncated() && !paging.delimiter().isEmpty()) {
            xml.element("NextMarker", paging.text(page.last()));
        }
        page.items().forEach(listed -> ListedObjects.write(listed, paging, true, bucket, xml));
        paging.writePrefixes(page, xml);
        response.header("x-amz-bucket-region", bucket.region());
        xml.send(response);
    }
}
