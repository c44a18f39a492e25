package dev.sallyport.trust;

import dev.sallyport.contract.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a presigned URL has to be to be taken. Immutable.
 *
 * @param approved where the object has to be
 * @param region the bucket's Region
 * @param longest the longest validity that a URL may have been signed for
 * @param versionRequired whether it has to name the object's version: to read it, always
 * @param loopback a sandbox on this machine whose URLs are taken too; null for none
 */
public record PresignedRule(
        ApprovedLocation approved,
        String region,
        Duration longest,
        boolean versionRequired,
        @Nullable URI loopback) {

    private static final Pattern LOOPBACK = Pattern.compile("https?://(?:127\\.0\\.0\\.1|localhost)(?::\\d{1,5})?/?");

    /** Checks that the longest validity is between 1 s and {@link Limits#PRESIGNED_TIME}, and what the sandbox is. */
    public PresignedRule {
        if (longest.toSeconds() < 1 || longest.compareTo(Limits.PRESIGNED_TIME) > 0) {
            throw new IllegalArgumentException("a presigned URL is valid for 1 s to 15 min, was " + longest);
        }
        if (loopback != null && !LOOPBACK.matcher(loopback.toString()).matches()) {
            throw new IllegalArgumentException("a sandbox is http://127.0.0.1:PORT");
        }
    }

    /** URLs for reading from that location, valid for at most {@link Limits#PRESIGNED_TIME}. */
    public static PresignedRule of(ApprovedLocation approved, String region) {
        return new PresignedRule(approved, region, Limits.PRESIGNED_TIME, true, null);
    }

    /** The same with another longest validity. */
    public PresignedRule withLongest(Duration value) {
        return new PresignedRule(approved, region, value, versionRequired, loopback);
    }

    /** The same for URLs that are only looked at, and needn't name a version. */
    public PresignedRule withoutVersion() {
        return new PresignedRule(approved, region, longest, false, loopback);
    }

    /**
     * The same, and {@code http(s)://127.0.0.1:port/bucket/key} of a sandbox too.
     *
     * @param sandbox its endpoint; without a port, any port of this machine
     */
    public PresignedRule allowLoopback(URI sandbox) {
        return new PresignedRule(approved, region, longest, versionRequired, sandbox);
    }

    /** Shows no prefix. */
    @Override
    public String toString() {
        return "PresignedRule[" + approved.bucket() + ", " + region + "]";
    }
}
