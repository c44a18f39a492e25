package dev.sallyport.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only objects that B may read: those of one bucket under one prefix. Both sides ask it, before anything is sent.
 *
 * @param bucket the bucket in account A
 * @param prefix ends with {@code /}, so that {@code intake-old/} is not under {@code intake/}
 */
public record ApprovedLocation(String bucket, String prefix) {

    private static final Pattern URI = Pattern.compile("s3://([^/]+)/(.+)");
    private static final Pattern BUCKET =
            Pattern.compile("(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /**
     * Checks both names.
     *
     * @throws IllegalArgumentException if the bucket is no bucket's name or the prefix doesn't end with {@code /}
     */
    public ApprovedLocation {
        if (!isBucket(bucket)) {
            throw new IllegalArgumentException("not the name of a bucket: " + bucket);
        }
        if (prefix.length() < 2 || !prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends with '/' and is not empty, was '" + prefix + "'");
        }
        DisguisedKey.reason(prefix).ifPresent(reason -> {
            throw new IllegalArgumentException("not a usable prefix: " + reason);
        });
    }

    /**
     * The location that {@code s3://BUCKET/PREFIX/} names, not encoded.
     *
     * @throws IllegalArgumentException if it isn't that
     */
    public static ApprovedLocation of(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an approved prefix is s3://BUCKET/PREFIX/");
        }
        return new ApprovedLocation(parts.group(1), parts.group(2));
    }

    static boolean isBucket(String name) {
        return BUCKET.matcher(name).matches() && !name.contains("..");
    }

    /**
     * Why an object may not be read; empty if it may. The reason shows nothing of the key.
     *
     * @param otherBucket the object's bucket
     * @param key the object's key as S3 knows it, not encoded
     */
    public Optional<String> refusal(String otherBucket, String key) {
        if (!bucket.equals(otherBucket)) {
            return Optional.of("the object is in another bucket");
        }
        Optional<String> disguise = DisguisedKey.reason(key);
        if (disguise.isPresent()) {
            return disguise;
        }
        if (!key.startsWith(prefix) || key.length() == prefix.length()) {
            return Optional.of("the object is not under the approved prefix");
        }
        return Optional.empty();
    }
}
