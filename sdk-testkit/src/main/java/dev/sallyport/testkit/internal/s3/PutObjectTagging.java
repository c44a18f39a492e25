package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** Gives an object other tags in place of those it has. */
record PutObjectTagging(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return Tagging.action("Put", request.versionId());
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        Tags tags = Tags.ofDocument(RequestDocument.read(request, "Tagging"));
        StoredObject object = Lookup.of(this, requester).tagged(request);
        bucket.objects().tag(key(), object.versionId(), tags);
        response.header("x-amz-version-id", object.versionId());
    }
}
