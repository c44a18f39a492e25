package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.Optional;

/** A download, or with HEAD everything of it but the bytes. */
record GetObject(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return request.versionId().isPresent() ? "s3:GetObjectVersion" : "s3:GetObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        StoredObject object = Lookup.of(this, requester).hold(key(), request.versionId());
        try {
            ReadConditions.of(request, bucket.clock()).check(object);
            requireKey(requester);
            Selection selection = Selection.of(request, object);
            write(object, selection, response);
            writeTagCount(object, requester, response);
            if (!request.isHead()) {
                send(object, selection.range(), response);
            }
        } finally {
            object.content().release();
        }
    }

    /** Metadata alone isn't encrypted; a checksum is. Source: S3 API reference, HeadObject, "Permissions". */
    private void requireKey(Requester requester) throws AwsError {
        if (!request.isHead() || request.has("x-amz-checksum-mode")) {
            bucket.key().requireDecrypt(requester, resource());
        }
    }

    private void write(StoredObject object, Selection selection, AwsResponse response) throws AwsError {
        object.writeIdentity(response, true);
        object.description().write(response, ResponseOverrides.of(request));
        response.header("Accept-Ranges", "bytes");
        response.header("Last-Modified", Moment.http(object.modified()));
        bucket.encryption().write(response);
        selection.write(response, object.size());
        if (request.header("x-amz-checksum-mode").equals(Optional.of("ENABLED"))) {
            selection.checksum().ifPresent(checksum -> checksum.write(response));
        }
    }

    private void writeTagCount(StoredObject object, Requester requester, AwsResponse response) {
        int tags = object.description().tags().values().size();
        if (tags > 0 && requester.may(Tagging.action("Get", request.versionId()), resource())) {
            response.header("x-amz-tagging-count", Integer.toString(tags));
        }
    }

    private void send(StoredObject object, ByteRange range, AwsResponse response) throws IOException {
        bucket.billing().keyUse();
        object.content().part(range).copy(response.body());
        bucket.billing().sent(request.http().listener(), range.length());
    }
}
