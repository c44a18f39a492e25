package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.io.IOException;
import java.util.Optional;

/** A download, or with HEAD everything of it but the bytes. */
record GetObject(Bucket bucket, String key, Optional<String> versionId) implements AwsService.Call {

    static GetObject of(Bucket bucket, String key, AwsRequest request) throws AwsError {
        KnownHeaders.checkGet(request);
        Optional<String> versionId = Query.parse(request.rawQuery()).value("versionId");
        return new GetObject(bucket, key, versionId);
    }

    @Override
    public String action() {
        return versionId.isPresent() ? "s3:GetObjectVersion" : "s3:GetObject";
    }

    @Override
    public String resource() {
        return bucket.arn(key);
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        bucket.checkOwner(request);
        StoredObject object = found(requester);
        checkConditions(object, request);
        Optional<ByteRange> range = ByteRange.of(request, object.body().size());
        write(object, range, request, response);
        if (request.method().equals("GET")) {
            range.orElseGet(() -> ByteRange.all(object.body().size()))
                    .copy(object.body().file(), response.body());
        }
    }

    private StoredObject found(Requester requester) throws AwsError {
        if (versionId.isPresent() && !Bucket.isVersion(versionId.get())) {
            throw S3Errors.invalidVersion();
        }
        Optional<StoredObject> object =
                versionId.isPresent() ? bucket.version(key, versionId.get()) : bucket.newest(key);
        if (object.isPresent()) {
            return object.get();
        }
        // Only who may list the bucket may learn that something isn't there.
        if (!requester.may("s3:ListBucket", bucket.arn())) {
            throw S3Errors.accessDenied();
        }
        throw versionId.isPresent() ? S3Errors.noSuchVersion() : S3Errors.noSuchKey();
    }

    private static void checkConditions(StoredObject object, AwsRequest request) throws AwsError {
        Optional<String> match = request.header("if-match");
        if (match.isPresent() && !names(match.get(), object)) {
            throw S3Errors.preconditionFailed();
        }
        Optional<String> noneMatch = request.header("if-none-match");
        if (noneMatch.isPresent() && names(noneMatch.get(), object)) {
            throw new AwsError(304, "NotModified", "Not Modified");
        }
    }

    private static boolean names(String condition, StoredObject object) {
        return condition.equals("*") || condition.equals(object.quotedEtag()) || condition.equals(object.etag());
    }

    private void write(StoredObject object, Optional<ByteRange> range, AwsRequest request, AwsResponse response) {
        long size = object.body().size();
        object.writeIdentity(response);
        object.writeDescription(response);
        bucket.encryption().write(response);
        response.header(
                "Content-Length", Long.toString(range.map(ByteRange::length).orElse(size)));
        if (range.isPresent()) {
            response.status(206);
            response.header("Content-Range", range.get().header(size));
        } else if (request.header("x-amz-checksum-mode").equals(Optional.of("ENABLED"))) {
            object.writeChecksum(response);
        }
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return action();
    }
}
