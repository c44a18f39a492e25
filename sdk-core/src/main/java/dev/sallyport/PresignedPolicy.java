package dev.sallyport;

import dev.sallyport.contract.Limits;
import java.time.Duration;

/**
 * Which presigned URLs are taken. Without a policy none is.
 *
 * <p>A presigned URL is a bearer secret of its signer: until it expires, whoever holds it reads the object as the signer, and
 * it carries the signer's session token. It travels to account B in the request. Prefer {@link Documents#at}, which needs
 * no secret. Immutable.
 */
public final class PresignedPolicy {

    private final Duration longest;

    private PresignedPolicy(Duration longest) {
        this.longest = longest;
    }

    /** URLs that were signed for at most 15 min, the function's own limit. */
    public static PresignedPolicy shortLived() {
        return new PresignedPolicy(Limits.PRESIGNED_TIME);
    }

    /**
     * URLs that were signed for at most this long, whatever is left of it.
     *
     * @throws IllegalArgumentException if it isn't between 1 s and 15 min, the function's own limit
     */
    public PresignedPolicy longest(Duration value) {
        if (value.toSeconds() < 1 || value.compareTo(Limits.PRESIGNED_TIME) > 0) {
            throw new IllegalArgumentException("a presigned URL is valid for 1 s to 15 min, was " + value);
        }
        return new PresignedPolicy(value);
    }

    Duration longest() {
        return longest;
    }

    @Override
    public String toString() {
        return "PresignedPolicy[" + longest + "]";
    }
}
