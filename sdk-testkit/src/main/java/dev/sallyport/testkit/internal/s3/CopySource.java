package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.sigv4.UriCode;
import java.util.Optional;

/**
 * The object that a copy is made of.
 *
 * @param key its key
 * @param versionId its version
 */
record CopySource(String key, Optional<String> versionId) {

    static final String HEADER = "x-amz-copy-source";

    private static final String VERSION = "?versionId=";

    /** The source in the request's header, {@code bucket/key?versionId=…} with the key encoded. */
    static CopySource of(S3Request request, Bucket bucket) throws AwsError {
        String header = request.header(HEADER).orElse("");
        int version = header.lastIndexOf(VERSION);
        Optional<String> versionId =
                version < 0 ? Optional.empty() : Optional.of(header.substring(version + VERSION.length()));
        String path = UriCode.decodeText(version < 0 ? header : header.substring(0, version));
        String name = path.startsWith("/") ? path.substring(1) : path;
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            throw S3Errors.invalidArgument("Invalid copy source object key", HEADER, header);
        }
        if (!name.substring(0, slash).equals(bucket.name())) {
            throw S3Errors.noSuchBucket(name.substring(0, slash));
        }
        return new CopySource(name.substring(slash + 1), versionId);
    }

    /** The source, its content held, once all that the request demands of it holds. */
    StoredObject hold(Operation copy, Requester requester) throws AwsError {
        Bucket bucket = copy.bucket();
        bucket.checkOwner(copy.request().header("x-amz-source-expected-bucket-owner"));
        requester.require(versionId.isPresent() ? "s3:GetObjectVersion" : "s3:GetObject", bucket.arn(key));
        StoredObject source = held(Lookup.of(copy, requester));
        boolean held = false;
        try {
            ReadConditions.ofSource(copy.request(), bucket.clock()).check(source);
            bucket.key().requireDecrypt(requester, bucket.arn(key));
            held = true;
            return source;
        } finally {
            if (!held) {
                source.content().release();
            }
        }
    }

    private StoredObject held(Lookup lookup) throws AwsError {
        try {
            return lookup.hold(key, versionId);
        } catch (AwsError e) {
            if (e.status() == 405) {
                throw S3Errors.invalidRequest(
                        "The source of a copy request may not specifically refer to a delete marker by version id.");
            }
            throw e;
        }
    }

    static void write(StoredObject source, AwsResponse response) {
        response.header("x-amz-copy-source-version-id", source.versionId());
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return "CopySource";
    }
}
