package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reference of the tables, through the parser that client, function and command line use. */
class GivenReferencesTest {

    private static final int ROUNDS = 5_000;

    @Test
    void whenTheTablesAreRead_thenTheyAreAsLongAsTheyShouldBe() {
        assertThat(References.hostile().distinct().count()).isGreaterThanOrEqualTo(300);
        assertThat(References.legal().distinct().count()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.trust.References#hostile")
    void whenItIsHostile_thenItIsRefusedForItsOwnReason(References.Hostile hostile) {
        assertThatExceptionOfType(InvalidReferenceException.class)
                .isThrownBy(() -> References.key(hostile.kind(), hostile.input()))
                .withMessageContaining(hostile.why());
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.trust.References#legal")
    void whenItIsOddButLegal_thenEveryFormNamesTheVeryKey(String key) {
        String encoded = PercentText.encoded(key);

        assertThat(References.key("key", key)).isEqualTo(key);
        assertThat(References.key("s3uri", "s3://acme-private/" + encoded + "?versionId=v1"))
                .isEqualTo(key);
        assertThat(References.key("url", References.url("acme-private.s3.ap-east-1.amazonaws.com", encoded)))
                .isEqualTo(key);
        assertThat(References.key("url", References.url("s3.ap-east-1.amazonaws.com", "acme-private/" + encoded)))
                .isEqualTo(key);
    }

    @Test
    void whenAKeyIsEncodedAndParsed_thenItIsTheSameKey() {
        Random random = new Random(20261125);
        int allowed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String key = "intake/" + text(random, random.nextInt(1, 30));
            if (References.APPROVED.refusal(References.BUCKET, key).isEmpty()) {
                allowed++;
                DocumentUri uri = new DocumentUri(References.BUCKET, key, "v.1_-~=");
                assertThat(DocumentUri.parse(uri.encoded())).isEqualTo(uri);
                String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/" + PercentText.encoded(key));
                assertThat(References.key("url", url)).isEqualTo(key);
            }
        }
        assertThat(allowed).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void whenAReferenceIsChangedAnyhow_thenNoneThatIsAcceptedLeavesThePrefix() {
        Random random = new Random(4);
        String uri = "s3://acme-private/intake/2026/a%20b.pdf?versionId=v1";
        String url = References.url("acme-private.s3.ap-east-1.amazonaws.com", "intake/2026/a%20b.pdf");
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            accepted += inside("key", mutated("intake/2026/a b.pdf", random)) ? 1 : 0;
            accepted += inside("s3uri", mutated(uri, random)) ? 1 : 0;
            accepted += inside("url", mutated(url, random)) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 10);
    }

    private static boolean inside(String kind, String input) {
        try {
            String key = References.key(kind, input);
            assertThat(key).startsWith("intake/").isNotEqualTo("intake/");
            assertThat(Arrays.asList(key.split("/", -1))).doesNotContain(".", "..");
            assertThat(key).doesNotContain("//", "\\", "\u0000", "\n");
            return true;
        } catch (InvalidReferenceException e) {
            assertThat(e.reason()).isNotBlank();
            return false;
        }
    }

    private static String mutated(String text, Random random) {
        String[] pieces = {
            "..",
            "/",
            "%2e",
            "%2F",
            "%",
            "%25",
            "\\",
            ";",
            "?",
            "#",
            "&",
            "=",
            "+",
            "%00",
            "@",
            ":",
            "．",
            "\u200b",
            "intake",
            "x",
            "%c0%ae",
            "versionId=v1",
            "\ud800",
            "a",
            "7",
            "%41"
        };
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextBoolean()) {
                changed.insert(at, pieces[random.nextInt(pieces.length)]);
            } else {
                changed.delete(at, Math.min(changed.length(), at + random.nextInt(1, 4)));
            }
        }
        return changed.toString();
    }

    private static String text(Random random, int length) {
        String odd = " +%&=?#;:@'\"~.,/<>[]{}|^`!*()$-_éü漢字🇭🇰ש";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(3);
            int any = kind == 0 ? random.nextInt(0x20, 0x7f) : random.nextInt(0xa0, 0x11_0000);
            text.appendCodePoint(kind == 1 ? odd.codePointAt(random.nextInt(odd.length())) : any);
        }
        return text.toString();
    }

    @Test
    void whenATextMeansToBeAReference_thenOnlyItsOwnParserClaimsIt() {
        assertThat(DocumentUri.claims("s3://acme-private/intake/a")).isTrue();
        assertThat(DocumentUri.claims("https://acme-private/intake/a")).isFalse();
        assertThat(PresignedUrl.claims("https://acme-private/intake/a")).isTrue();
        assertThat(PresignedUrl.claims("http://127.0.0.1/intake/a")).isTrue();
        assertThat(PresignedUrl.claims("s3://acme-private/intake/a")).isFalse();
    }
}
