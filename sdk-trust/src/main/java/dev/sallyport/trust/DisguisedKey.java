package dev.sallyport.trust;

import dev.sallyport.contract.Limits;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a key could become on its way. Keys mean nothing to S3: {@code intake/../secret} is one object and not another. But
 * HTTP clients and proxies between here and there may rewrite paths, and what they make of it must not be another object.
 */
final class DisguisedKey {

    /** {@code .} and {@code ..}, also with a path parameter as servlet containers cut it off. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:;[^/]*)?(?:/|$)");

    private static final Pattern EMPTY_SEGMENT = Pattern.compile("^/|//|\\\\");

    /** Control characters, and the separators of lines and paragraphs. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    /**
     * Percent signs that decode to a dot, a slash, a backslash, a percent sign or a control character: plainly, as UTF-8
     * that is longer than it may be, or as Microsoft writes UTF-16.
     */
    private static final Pattern ESCAPED =
            Pattern.compile("%(?:2e|2f|5c|25|[01][0-9a-f]|7f|c2%[89][0-9a-f]|c[01]|e0%[89]|f0%8|u[0-9a-f]{4})");

    /** Characters that are not seen and that some programs drop. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private DisguisedKey() {}

    /** Why the key is refused; empty if it is what it seems. The reason shows nothing of the key. */
    static Optional<String> reason(String key) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            return Optional.of("the key is not Unicode text");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > Limits.KEY_BYTES) {
            return Optional.of("the key is longer than " + Limits.KEY_BYTES + " bytes");
        }
        return form(key).or(() -> form(plain(key)));
    }

    private static Optional<String> form(String key) {
        if (EMPTY_SEGMENT.matcher(key).find()) {
            return Optional.of("the key has an empty segment or a backslash");
        }
        if (DOT_SEGMENT.matcher(key).find()) {
            return Optional.of("the key has a dot segment");
        }
        if (CONTROL.matcher(key).find()) {
            return Optional.of("the key has a control character");
        }
        if (ESCAPED.matcher(key.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of("the key has an encoded form of a refused character");
        }
        return Optional.empty();
    }

    /** As a program sees it that takes full-width and other look-alikes for ASCII and drops what can't be seen. */
    private static String plain(String key) {
        return UNSEEN.matcher(Normalizer.normalize(key, Normalizer.Form.NFKC)).replaceAll("");
    }
}
