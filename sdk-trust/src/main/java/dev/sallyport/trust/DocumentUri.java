package dev.sallyport.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object as people and programs name it: {@code s3://bucket/key?versionId=V}, with a percent-encoded key. It is only
 * read here: whether the object may be read says {@link ApprovedLocation#refusal}.
 *
 * <p>The key is decoded exactly once. A plus stays a plus. {@code %2F} is a slash, as encoders write it that take the whole
 * key for one segment; S3 too makes no difference between the two.
 *
 * @param bucket the bucket
 * @param key the key as S3 knows it, decoded
 * @param versionId the version; null if none is named
 */
public record DocumentUri(
        String bucket, String key, @Nullable String versionId) {

    private static final String SCHEME = "s3://";
    private static final Pattern FORM = Pattern.compile("s3://([^/?#]*)/([^?#]+)(?:\\?versionId=([^&#?]*))?");

    /** Version ids are "URL-ready" (Amazon S3 user guide, "How S3 Versioning works"). */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._~=+/-]{1,1024}");

    /** Whether a text means to be such a reference. */
    public static boolean claims(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * The object that a reference names.
     *
     * @throws InvalidReferenceException if it has another form, an escape that is none, or a key that is not UTF-8
     */
    public static DocumentUri parse(String uri) {
        Matcher parts = FORM.matcher(uri);
        if (!parts.matches()) {
            throw new InvalidReferenceException("it is not of the form s3://BUCKET/KEY?versionId=V");
        }
        if (!ApprovedLocation.isBucket(parts.group(1))) {
            throw new InvalidReferenceException("it names no bucket");
        }
        String key = PercentText.decoded(parts.group(2));
        return new DocumentUri(parts.group(1), key, version(parts.group(3)));
    }

    private static @Nullable String version(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        String version = PercentText.decoded(encoded);
        if (!isVersion(version)) {
            throw new InvalidReferenceException("its versionId is none");
        }
        return version;
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** The reference as {@link #parse} reads it. */
    public String encoded() {
        String version =
                Optional.ofNullable(versionId).map(v -> "?versionId=" + v).orElse("");
        return SCHEME + bucket + "/" + PercentText.encoded(key) + version;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "DocumentUri[" + bucket + "]";
    }
}
