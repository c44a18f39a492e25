package dev.sallyport.testkit.internal.s3;

import dev.sallyport.contract.Limits;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.sigv4.UriCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Which object a request is about. A key is opaque: nothing of it is normalised.
 *
 * @param bucket the bucket's name, from the host or from the path; empty if there is none
 * @param key the key; empty if there is none
 */
record ObjectPath(String bucket, String key) {

    /** What the host and the path name. */
    static ObjectPath of(AwsRequest request, S3Host host) throws AwsError {
        String path = request.rawPath().startsWith("/") ? request.rawPath().substring(1) : request.rawPath();
        if (!host.bucket().isEmpty()) {
            return new ObjectPath(host.bucket(), key(path));
        }
        int slash = path.indexOf('/');
        return slash < 0
                ? new ObjectPath(UriCode.decodeText(path), "")
                : new ObjectPath(UriCode.decodeText(path.substring(0, slash)), key(path.substring(slash + 1)));
    }

    private static String key(String encoded) throws AwsError {
        byte[] bytes = UriCode.decode(encoded);
        if (bytes.length > Limits.KEY_BYTES) {
            throw new AwsError(400, "KeyTooLongError", "Your key is too long")
                    .with("Size", Integer.toString(bytes.length))
                    .with("MaxSizeAllowed", Integer.toString(Limits.KEY_BYTES));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AwsError(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return "ObjectPath[" + bucket + "]";
    }
}
