package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/** What has to be true of a key that was accepted for reading from under a prefix. */
final class AcceptedKey {

    private AcceptedKey() {}

    /** Whatever reads the key as a path, decoded once more or with look-alikes as ASCII, is still under the prefix. */
    static void check(String key, String prefix) {
        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_024);
        for (String seen : List.of(key, Normalizer.normalize(key, Normalizer.Form.NFKC), decoded(key))) {
            assertThat(seen).startsWith(prefix).doesNotContain("\\").doesNotContain("//");
            assertThat(asPath(seen)).startsWith("/" + prefix).isNotEqualTo("/" + prefix);
        }
    }

    /** As a proxy would that decodes once too often. */
    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    /** As HTTP clients take dot segments out. */
    private static String asPath(String key) {
        String escaped = "/" + key.replaceAll("[^A-Za-z0-9./]", "x");
        return URI.create(escaped).normalize().toString();
    }
}
