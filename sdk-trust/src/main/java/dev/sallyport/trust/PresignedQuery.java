package dev.sallyport.trust;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a presigned URL, and nothing that SigV4 doesn't put there (AWS documentation, "Authenticating Requests: Using
 * Query Parameters (AWS Signature Version 4)").
 */
final class PresignedQuery {

    /** The signer's clock may be a little ahead. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final String DATE_NAME = "X-Amz-Date";
    private static final String EXPIRES = "X-Amz-Expires";
    private static final String VERSION = "versionId";

    /** What a parameter's value has to be; only these names exist, in this spelling. */
    private static final Map<String, Pattern> KNOWN = Map.ofEntries(
            Map.entry("X-Amz-Algorithm", Pattern.compile("AWS4-HMAC-SHA256")),
            Map.entry("X-Amz-Credential", Pattern.compile("\\w{16,128}/\\d{8}/[a-z0-9-]+/s3/aws4_request")),
            Map.entry(DATE_NAME, Pattern.compile("\\d{8}T\\d{6}Z")),
            Map.entry(EXPIRES, Pattern.compile("[1-9]\\d{0,5}")),
            Map.entry("X-Amz-SignedHeaders", Pattern.compile("host")),
            Map.entry("X-Amz-Signature", Pattern.compile("[0-9a-f]{64}")),
            Map.entry("X-Amz-Security-Token", Pattern.compile("[A-Za-z0-9+/=_-]{16,8192}")),
            Map.entry(VERSION, Pattern.compile("(?!null$)[A-Za-z0-9._~-]{1,1024}")),
            Map.entry("x-id", Pattern.compile("GetObject")),
            // The SDK for JavaScript writes these two into the query.
            Map.entry("X-Amz-Content-Sha256", Pattern.compile("UNSIGNED-PAYLOAD")),
            Map.entry("x-amz-checksum-mode", Pattern.compile("ENABLED")),
            Map.entry("X-Amz-Checksum-Mode", Pattern.compile("ENABLED")));

    /** A token isn't: whether a user's long-term key or a role's session signed it, the bucket's policy tells apart. */
    private static final Set<String> REQUIRED =
            Set.of("X-Amz-Algorithm", "X-Amz-Credential", DATE_NAME, EXPIRES, "X-Amz-SignedHeaders", "X-Amz-Signature");

    private static final Set<String> SIGNATURE_2 = Set.of("awsaccesskeyid", "signature", "expires");

    private final Map<String, String> values;

    private PresignedQuery(Map<String, String> values) {
        this.values = values;
    }

    static PresignedQuery parse(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (seen.put(PercentText.decoded(name).toLowerCase(Locale.ROOT), name) != null) {
                throw new InvalidReferenceException("its query has a parameter twice");
            }
            values.put(name, value(name, equals < 0 ? "" : part.substring(equals + 1)));
        }
        return new PresignedQuery(values);
    }

    private static String value(String name, String encoded) {
        Pattern form = KNOWN.get(name);
        if (form == null) {
            throw new InvalidReferenceException(
                    stranger(PercentText.decoded(name).toLowerCase(Locale.ROOT)));
        }
        if (encoded.indexOf('+') >= 0) {
            throw new InvalidReferenceException("its query has a plus, which is a space to some and a plus to others");
        }
        String value = PercentText.decoded(encoded);
        if (!form.matcher(value).matches()) {
            throw new InvalidReferenceException(problem(name, value));
        }
        return value;
    }

    private static String stranger(String name) {
        if (name.startsWith("response-")) {
            return "its query changes the response's headers";
        }
        return SIGNATURE_2.contains(name)
                ? "it is signed with Signature Version 2"
                : "its query has a parameter that presigned reads don't have";
    }

    private static String problem(String name, String value) {
        if (name.equals("X-Amz-SignedHeaders") && List.of(value.split(";", -1)).contains("host")) {
            return "it signs headers that are not sent: sign host alone";
        }
        return "its " + name + " is not what it has to be";
    }

    /** Checks what depends on the bucket, the policy and the time. */
    void check(PresignedRule rule, Instant now) {
        for (String name : REQUIRED) {
            if (!values.containsKey(name)) {
                throw new InvalidReferenceException("it has no " + name);
            }
        }
        if (rule.versionRequired() && versionId() == null) {
            throw new InvalidReferenceException("it doesn't name the object's versionId");
        }
        checkScope(rule.region());
        checkTime(rule.longest(), now);
    }

    private void checkScope(String region) {
        String[] scope = required("X-Amz-Credential").split("/", -1);
        if (!scope[2].equals(region)) {
            throw new InvalidReferenceException("it is signed for another Region");
        }
        if (!required(DATE_NAME).startsWith(scope[1] + "T")) {
            throw new InvalidReferenceException("it is signed for another day than its date's");
        }
    }

    private void checkTime(Duration longest, Instant now) {
        Instant from = date();
        if (Integer.parseInt(required(EXPIRES)) > longest.toSeconds()) {
            throw new InvalidReferenceException("it is valid for longer than " + longest.toSeconds() + " s");
        }
        if (now.isBefore(from.minus(SKEW))) {
            throw new InvalidReferenceException("it is not valid yet");
        }
        if (!now.isBefore(expiry())) {
            throw new InvalidReferenceException("it has expired");
        }
    }

    private Instant date() {
        try {
            return LocalDateTime.parse(required(DATE_NAME), DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new InvalidReferenceException("its X-Amz-Date is not a date");
        }
    }

    Instant expiry() {
        return date().plusSeconds(Integer.parseInt(required(EXPIRES)));
    }

    @Nullable
    String versionId() {
        return values.get(VERSION);
    }

    /** Every parameter, decoded. */
    Map<String, String> values() {
        return values;
    }

    private String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("checked before: " + name);
        }
        return value;
    }
}
