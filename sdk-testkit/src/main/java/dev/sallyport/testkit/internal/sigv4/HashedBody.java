package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.RefusedBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A body of which the hash was signed. Its end is reached only if the bytes have that hash. */
final class HashedBody extends InputStream {

    private final InputStream body;
    private final String expected;
    private final MessageDigest digest = Sha256.digest();
    private boolean ended;

    HashedBody(InputStream body, String expected) {
        this.body = body;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = body.read(buffer, offset, length);
        if (read >= 0) {
            digest.update(buffer, offset, read);
            return read;
        }
        String computed = HexFormat.of().formatHex(digest.digest());
        if (!SignatureVerifier.same(expected, computed)) {
            throw new RefusedBodyException(new AwsError(
                            400,
                            "XAmzContentSHA256Mismatch",
                            "The provided 'x-amz-content-sha256' header does not match what was computed.")
                    .with("ClientComputedContentSHA256", expected)
                    .with("S3ComputedContentSHA256", computed));
        }
        ended = true;
        return -1;
    }
}
