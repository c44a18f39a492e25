package dev.sallyport.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A presigned URL of one object version, taken apart by a parser that refuses whatever it doesn't know. Who holds such a URL
 * can read the object until it expires, as its signer: it is a bearer secret, and carries the signer's session token.
 *
 * <p>The key is decoded exactly once: UTF-8, a plus stays a plus. Escapes of characters that no signer escapes are refused,
 * and so is {@code %2F}: S3 takes it for a slash, others on the way may not. A request is to be made from these parts and
 * never from the text, so that what is sent is what was checked. Immutable.
 */
public final class PresignedUrl {

    private static final int LONGEST = 16 * 1024;

    private static final Pattern FORM = Pattern.compile("(https?)://([^/?#]*)(/[^?#]*)\\?([^?#]*)");
    private static final Pattern AUTHORITY = Pattern.compile("([a-z0-9.-]+)(?::([1-9]\\d{0,4}))?");

    /** What may stand in a path or a query unescaped (RFC 3986, 3.3), and slashes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/%-]*");

    private static final Pattern NEEDLESS =
            Pattern.compile("%(?:2[fFdDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");

    private final String scheme;
    private final String host;
    private final int port;
    private final String bucket;
    private final String key;
    private final String path;
    private final PresignedQuery query;

    private PresignedUrl(
            String scheme, String host, int port, String bucket, String key, String path, PresignedQuery query) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.bucket = bucket;
        this.key = key;
        this.path = path;
        this.query = query;
    }

    /** Whether a text means to be a URL. */
    public static boolean claims(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    /**
     * The parts of a URL that the rule admits.
     *
     * @throws InvalidReferenceException if it is anything else, or not valid now; the message is the reason
     */
    public static PresignedUrl parse(String url, PresignedRule rule, Clock clock) {
        Matcher parts = FORM.matcher(url.length() > LONGEST ? "" : url);
        if (!parts.matches()) {
            throw new InvalidReferenceException(otherForm(url));
        }
        Matcher authority = authority(parts.group(2));
        String path = parts.group(3);
        requirePlain(path, parts.group(4));
        int port = authority.group(2) == null ? -1 : Integer.parseInt(authority.group(2));
        String key = key(new PresignedHost(rule).keyPath(parts.group(1), authority.group(1), port, path), rule);
        PresignedQuery query = PresignedQuery.parse(parts.group(4));
        query.check(rule, clock.instant());
        String bucket = rule.approved().bucket();
        return new PresignedUrl(parts.group(1), authority.group(1), port, bucket, key, path, query);
    }

    private static String key(String encoded, PresignedRule rule) {
        if (NEEDLESS.matcher(encoded).find()) {
            throw new InvalidReferenceException("its path escapes what no signer escapes");
        }
        String key = PercentText.decoded(encoded);
        rule.approved().refusal(rule.approved().bucket(), key).ifPresent(reason -> {
            throw new InvalidReferenceException(reason);
        });
        return key;
    }

    private static String otherForm(String url) {
        if (url.length() > LONGEST) {
            return "it is longer than " + LONGEST + " characters";
        }
        if (url.indexOf('#') >= 0) {
            return "it has a fragment";
        }
        return claims(url) ? "it is not of the form https://HOST/KEY?QUERY" : "it is not https";
    }

    private static Matcher authority(String text) {
        if (text.indexOf('@') >= 0) {
            throw new InvalidReferenceException("it has user information");
        }
        Matcher authority = AUTHORITY.matcher(text);
        if (!authority.matches()) {
            throw new InvalidReferenceException("its host is not one of lower-case letters, digits, dots and hyphens");
        }
        return authority;
    }

    private static void requirePlain(String path, String query) {
        if (!PLAIN.matcher(path).matches() || !PLAIN.matcher(query).matches()) {
            throw new InvalidReferenceException("it has characters that a URL has to escape");
        }
    }

    /** {@code https}; {@code http} only of a sandbox. */
    public String scheme() {
        return scheme;
    }

    /** The host that was signed. */
    public String host() {
        return host;
    }

    /** The port, also where it is the scheme's own. */
    public int port() {
        return port == -1 ? (scheme.equals("https") ? 443 : 80) : port;
    }

    /** The object's bucket. */
    public String bucket() {
        return bucket;
    }

    /** The object's key as S3 knows it, decoded. */
    public String key() {
        return key;
    }

    /** The version; empty only if the rule didn't require one. */
    public Optional<String> versionId() {
        return Optional.ofNullable(query.versionId());
    }

    /** When it stops being valid. */
    public Instant expiry() {
        return query.expiry();
    }

    /** The path that was signed, as SigV4 encodes it. */
    public String encodedPath() {
        return PercentText.encoded(PercentText.decoded(path));
    }

    /** Every parameter, decoded, in the URL's order: a secret. */
    public Map<String, String> parameters() {
        return Collections.unmodifiableMap(query.values());
    }

    /** Whether it is this version of this object. */
    public boolean isOf(@Nullable String otherBucket, @Nullable String otherKey, @Nullable String otherVersion) {
        return bucket.equals(otherBucket)
                && key.equals(otherKey)
                && versionId().equals(Optional.ofNullable(otherVersion));
    }

    /** Shows neither key nor signature. */
    @Override
    public String toString() {
        return "PresignedUrl[" + bucket + "]";
    }
}
