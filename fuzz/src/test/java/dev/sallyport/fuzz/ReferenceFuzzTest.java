package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.ApprovedLocation;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFuzzTest {

    private static final ApprovedLocation APPROVED = new ApprovedLocation("acme-private", "intake/");

    @FuzzTest(maxDuration = "10m")
    @ValueSource(
            strings = {
                "form.pdf",
                "a b+c%20d.pdf",
                "表.pdf",
                "../other/form.pdf",
                "a/../../b",
                "%2e%2e/b",
                "..;x/b",
                "%252e%252e%252f",
                "\uff0e\uff0e/b",
                ".\u200b./b",
                "%u002e%u002e/b",
                "a//b",
                "a\\b"
            })
    void whenAKeyIsAccepted_thenWhateverReadsItAsAPathStaysUnderThePrefix(@NotNull String text) {
        check(text);
        check("intake/" + text);
    }

    private static void check(String key) {
        Optional<String> refusal = APPROVED.refusal("acme-private", key);

        assertThat(APPROVED.refusal("acme-private2", key)).isPresent();
        if (refusal.isPresent()) {
            assertThat(refusal.get()).matches("[a-zA-Z0-9 .']+");
            return;
        }
        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_024);
        for (String seen : List.of(key, Normalizer.normalize(key, Normalizer.Form.NFKC), decoded(key))) {
            assertThat(seen).startsWith("intake/").doesNotContain("\\").doesNotContain("//");
            assertThat(asPath(seen)).startsWith("/intake/").isNotEqualTo("/intake/");
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
