package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;

/** Each chunk's signature covers the one before; the first covers the request's. */
final class ChunkChain implements ChunkSeal {

    private static final String EMPTY = Sha256.hex(new byte[0]);

    private final SigningKey key;
    private final String accessKeyId;
    private final String canonical;
    private final String time;
    private final String scope;
    private String previous;

    ChunkChain(SigningKey key, SignatureClaim claim, String canonical) {
        this.accessKeyId = claim.credential().accessKeyId();
        this.canonical = canonical;
        this.key = key;
        this.time = SigningTime.format(claim.signed());
        this.scope = claim.scope().toString();
        this.previous = claim.signature();
    }

    @Override
    public void chunk(String sha256, String signature) throws AwsError {
        next(signature, "AWS4-HMAC-SHA256-PAYLOAD", EMPTY + "\n" + sha256);
    }

    @Override
    public void trailer(String sha256, String signature) throws AwsError {
        next(signature, "AWS4-HMAC-SHA256-TRAILER", sha256);
    }

    @Override
    public boolean signed() {
        return true;
    }

    private void next(String signature, String kind, String hashes) throws AwsError {
        String text = String.join("\n", kind, time, scope, previous, hashes);
        String expected = key.sign(text);
        if (!SignatureVerifier.same(expected, signature)) {
            throw new S3Refusals().mismatch(new Mismatch(accessKeyId, signature, text, canonical));
        }
        previous = expected;
    }
}
