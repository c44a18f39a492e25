package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** An object's tags. */
record GetObjectTagging(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return Tagging.action("Get", request.versionId());
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        StoredObject object = Lookup.of(this, requester).tagged(request);
        response.header("x-amz-version-id", object.versionId());
        Xml xml = Xml.result("Tagging");
        object.description().tags().write(xml);
        xml.send(response);
    }
}
