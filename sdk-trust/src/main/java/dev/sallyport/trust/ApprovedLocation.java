package dev.sallyport.trust;

import dev.sallyport.contract.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The only objects that B may read: those of one bucket under one prefix. Both sides ask it, before anything is sent.
 *
 * @param bucket the bucket in account A
 * @param prefix ends with {@code /}, so that {@code intake-old/} is not under {@code intake/}
 */
public record ApprovedLocation(String bucket, String prefix) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ESCAPED = Pattern.compile("%(2e|2f|5c|25|[01][0-9a-f]|7f)");

    /**
     * Checks both names.
     *
     * @throws IllegalArgumentException if the bucket is no bucket's name or the prefix doesn't end with {@code /}
     */
    public ApprovedLocation {
        if (!BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
            throw new IllegalArgumentException("not the name of a bucket: " + bucket);
        }
        if (prefix.length() < 2 || !prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends with '/' and is not empty, was '" + prefix + "'");
        }
        disguise(prefix).ifPresent(reason -> {
            throw new IllegalArgumentException("not a usable prefix: " + reason);
        });
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
        Optional<String> disguise = disguise(key);
        if (disguise.isPresent()) {
            return disguise;
        }
        if (!key.startsWith(prefix) || key.length() == prefix.length()) {
            return Optional.of("the object is not under the approved prefix");
        }
        return Optional.empty();
    }

    /** Keys mean nothing to S3, but HTTP clients and proxies between here and there may rewrite some of them. */
    private static Optional<String> disguise(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > Limits.KEY_BYTES) {
            return Optional.of("the key is longer than " + Limits.KEY_BYTES + " bytes");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            return Optional.of("the key is not Unicode text");
        }
        if (key.startsWith("/") || key.contains("//") || key.contains("\\")) {
            return Optional.of("the key has an empty segment or a backslash");
        }
        for (String segment : key.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return Optional.of("the key has a dot segment");
            }
        }
        if (key.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("the key has a control character");
        }
        if (ESCAPED.matcher(key.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of("the key has an encoded form of a refused character");
        }
        return Optional.empty();
    }
}
