package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.Optional;

/** An upload. Nothing is stored before all of it arrived as it was signed. */
record PutObject(Bucket bucket, S3Request request) implements Operation.OnObject {

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
        WriteCondition condition = WriteCondition.of(request);
        Intent intent = bucket.objects().begin(key());
        try {
            bucket.objects().check(condition, intent);
            write(store(description, condition, intent), response);
        } finally {
            bucket.objects().end(key(), intent);
        }
    }

    private StoredObject store(Description description, WriteCondition condition, Intent intent)
            throws IOException, AwsError {
        ReceivedBody received = ReceivedBody.read(bucket.folder(), request, Optional.empty());
        ChecksumAlgorithm algorithm = received.brought().orElse(ChecksumAlgorithm.DEFAULT);
        StoredObject.Body body = StoredObject.Body.whole(received.content(), algorithm, received.sums());
        return Storing.put(
                bucket,
                new ObjectStore.Draft(key(), bucket.etag(received.sums()), description, body),
                condition,
                intent);
    }

    private void write(StoredObject object, AwsResponse response) {
        object.writeIdentity(response, false);
        object.body().checksum().write(response);
        bucket.encryption().write(response);
        bucket.billing().keyUse();
    }
}
