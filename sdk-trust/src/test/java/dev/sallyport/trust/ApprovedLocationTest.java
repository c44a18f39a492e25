package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovedLocationTest {

    private static final String OUTSIDE = "the object is not under the approved prefix";
    private static final String SEGMENT = "the key has an empty segment or a backslash";
    private static final String DOTS = "the key has a dot segment";
    private static final String CONTROL = "the key has a control character";
    private static final String ENCODED = "the key has an encoded form of a refused character";

    private final ApprovedLocation approved = new ApprovedLocation("acme-private", "intake/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake/a.pdf",
                "intake/2026/11/a b+c~(1)!'*.pdf",
                "intake/客戶/薪俸證明.png",
                "intake/نموذج طلب.pdf",
                "intake/ใบสมัคร.jpg",
                "intake/می\u200cخواهم.txt",
                "intake/申請書．pdf",
                "intake/..hidden",
                "intake/a..b",
                "intake/...",
                "intake/a.",
                "intake/folder/",
                "intake/100%",
                "intake/a%20b",
                "intake/a%zz",
                "intake/a?versionId=1#2&x=y;z=$@:,",
                "intake/intake/a"
            })
    void whenAKeyIsUnderThePrefix_thenItMayBeRead(String key) {
        assertThat(approved.refusal("acme-private", key)).isEmpty();
    }

    @Nested
    class GivenAHostileReference {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "intake",
                    "intake/",
                    "intake-old/a.pdf",
                    "intake2/a.pdf",
                    "Intake/a.pdf",
                    "INTAKE/a.pdf",
                    "other/intake/a.pdf",
                    "other/a.pdf",
                    "ｉｎｔａｋｅ/a.pdf",
                    "intаke/a.pdf",
                    "in\u00adtake/a.pdf",
                    "\u200bintake/a.pdf",
                    " intake/a.pdf",
                    "s3:intake/a.pdf",
                    ""
                })
        void whenItIsOutside_thenItIsRefused(String key) {
            assertRefused(key, OUTSIDE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/intake/a.pdf",
                    "//intake/a.pdf",
                    "intake//a.pdf",
                    "intake/a//",
                    "s3://acme-private/intake/a.pdf",
                    "intake\\a.pdf",
                    "intake/..\\secret",
                    "intake/／a.pdf",
                    "intake/\u200b/a.pdf",
                    "intake/＼secret"
                })
        void whenASegmentIsEmptyOrABackslash_thenItIsRefused(String key) {
            assertRefused(key, SEGMENT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "intake/../secret",
                    "intake/..",
                    "../intake/a.pdf",
                    "intake/a/../../secret",
                    "intake/./a.pdf",
                    "intake/.",
                    "./intake/a.pdf",
                    "intake/..;/secret",
                    "intake/..;a=b/secret",
                    "intake/．．/secret",
                    "intake/‥/secret",
                    "intake/․․/secret",
                    "intake/.\u200b./secret",
                    "intake/.\u2060./secret",
                    "intake/..／secret"
                })
        void whenASegmentIsDots_thenItIsRefused(String key) {
            assertRefused(key, DOTS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "intake/a\u0000.pdf",
                    "intake/a\nb",
                    "intake/a\r\nX-Injected: 1",
                    "intake/\t",
                    "intake/\u007f",
                    "intake/\u0085",
                    "intake/\u2028",
                    "intake/\u2029"
                })
        void whenItHasAControlCharacter_thenItIsRefused(String key) {
            assertRefused(key, CONTROL);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "intake/%2e%2e/secret",
                    "intake/%2E%2E/secret",
                    "intake/.%2e/secret",
                    "intake/..%2fsecret",
                    "intake/..%2Fsecret",
                    "intake/..%5csecret",
                    "%2fintake/a.pdf",
                    "intake%2f..%2fsecret",
                    "intake/%252e%252e/secret",
                    "intake/%25252e/secret",
                    "intake/a%00.pdf",
                    "intake/a%0d%0aX-Injected: 1",
                    "intake/%7f",
                    "intake/%c2%85",
                    "intake/%c0%ae%c0%ae/secret",
                    "intake/%c1%9csecret",
                    "intake/%e0%80%ae/secret",
                    "intake/%f0%80%80%ae/secret",
                    "intake/%u002e%u002e/secret",
                    "intake/％2e％2e/secret",
                    "intake/%２e/secret",
                    "intake/%\u200b2e/secret"
                })
        void whenARefusedCharacterIsEncoded_thenItIsRefused(String key) {
            assertRefused(key, ENCODED);
        }

        @Test
        void whenItIsNoUnicodeText_thenItIsRefused() {
            assertRefused("intake/\ud800.pdf", "the key is not Unicode text");
        }

        @ParameterizedTest
        @CsvSource({"1017, true", "1018, false"})
        void whenItIsLongerThanAnyKey_thenItIsRefused(int length, boolean allowed) {
            assertThat(approved.refusal("acme-private", "intake/" + "a".repeat(length))
                            .isEmpty())
                    .isEqualTo(allowed);
            assertThat(approved.refusal("acme-private", "intake/" + "a".repeat(length - 3) + "客")
                            .isEmpty())
                    .isEqualTo(allowed);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"acme-public", "ACME-PRIVATE", "acme-private.", "acme-private/intake", "", "acme-privatе"})
        void whenTheBucketIsAnother_thenItIsRefused(String bucket) {
            assertThat(approved.refusal(bucket, "intake/a.pdf")).contains("the object is in another bucket");
        }

        private void assertRefused(String key, String reason) {
            assertThat(approved.refusal("acme-private", key)).isEqualTo(Optional.of(reason));
        }
    }

    @Nested
    class GivenNonsense {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "ab",
                    "Acme",
                    "acme_private",
                    "-acme",
                    "acme-",
                    "a..b",
                    "192.168.0.1",
                    "acme/private",
                    "ａｃｍｅ"
                })
        void whenItIsNoBucketsName_thenItIsRefused(String bucket) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ApprovedLocation(bucket, "intake/"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "/",
                    "intake",
                    "/intake/",
                    "a//",
                    "../",
                    "a/../",
                    "a\n/",
                    "a%2f/",
                    "．．/",
                    "*\u0000/",
                    "a\\/"
                })
        void whenAPrefixIsNotUsable_thenItIsRefused(String prefix) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ApprovedLocation("acme-private", prefix));
        }
    }
}
