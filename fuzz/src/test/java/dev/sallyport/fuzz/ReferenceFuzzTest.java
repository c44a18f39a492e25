package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.ApprovedLocation;
import java.util.Optional;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFuzzTest {

    private static final ApprovedLocation APPROVED = new ApprovedLocation("acme-private", "intake/");

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
    @FuzzTest(maxDuration = "10m")
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
        AcceptedKey.check(key, "intake/");
    }
}
