package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenAPresignedUrlTest {

    private static final String ENDPOINT = "vpce-0a1b2c3d4e5f60718-x1y2z3ab";

    private static PresignedUrl parsed(String url, PresignedRule rule) {
        return PresignedUrl.parse(url, rule, References.CLOCK);
    }

    private static void refused(String url, PresignedRule rule, String reason) {
        assertThatExceptionOfType(InvalidReferenceException.class)
                .isThrownBy(() -> parsed(url, rule))
                .withMessageContaining(reason);
    }

    private static PresignedRule rule(String bucket, String region) {
        return PresignedRule.of(new ApprovedLocation(bucket, "intake/"), region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme-private.s3.ap-east-1.amazonaws.com/intake/a%20b.pdf",
                "acme-private.s3.ap-east-1.amazonaws.com:443/intake/a%20b.pdf",
                "s3.ap-east-1.amazonaws.com/acme-private/intake/a%20b.pdf",
                "acme-private.s3.dualstack.ap-east-1.amazonaws.com/intake/a%20b.pdf",
                "s3.dualstack.ap-east-1.amazonaws.com/acme-private/intake/a%20b.pdf",
                "acme-private.s3-fips.ap-east-1.amazonaws.com/intake/a%20b.pdf",
                "s3-fips.ap-east-1.amazonaws.com/acme-private/intake/a%20b.pdf",
                "acme-private.s3-fips.dualstack.ap-east-1.amazonaws.com/intake/a%20b.pdf",
                "acme-private.bucket." + ENDPOINT + ".s3.ap-east-1.vpce.amazonaws.com/intake/a%20b.pdf",
                "bucket." + ENDPOINT + ".s3.ap-east-1.vpce.amazonaws.com/acme-private/intake/a%20b.pdf",
                "bucket." + ENDPOINT + "-ap-east-1a.s3.ap-east-1.vpce.amazonaws.com/acme-private/intake/a%20b.pdf"
            })
    void whenItsHostIsADocumentedOne_thenItIsTakenApart(String place) {
        PresignedUrl url = parsed("https://" + place + "?" + References.QUERY, References.RULE);

        assertThat(url.bucket()).isEqualTo("acme-private");
        assertThat(url.key()).isEqualTo("intake/a b.pdf");
        assertThat(url.versionId()).contains("v1");
        assertThat(url.expiry()).isEqualTo(Instant.parse("2026-11-25T10:04:00Z"));
        assertThat(url.scheme()).isEqualTo("https");
        assertThat(url.port()).isEqualTo(443);
        assertThat(url.host()).isEqualTo(place.replaceFirst("[:/].*", ""));
        assertThat(url.encodedPath()).isEqualTo(place.replaceFirst("[^/]*", ""));
        assertThat(url.parameters()).hasSize(9).containsEntry("X-Amz-Security-Token", "TOKENCANARYTOKEN/+=");
        assertThat(url.isOf("acme-private", "intake/a b.pdf", "v1")).isTrue();
    }

    @Test
    void whenItIsOfAnotherObjectVersion_thenItSaysSo() {
        PresignedUrl url =
                parsed(References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a"), References.RULE);

        assertThat(url.isOf("acme-private", "intake/a", "v2")).isFalse();
        assertThat(url.isOf("acme-private", "intake/b", "v1")).isFalse();
        assertThat(url.isOf("other", "intake/a", "v1")).isFalse();
        assertThat(url.isOf("acme-private", "intake/a", null)).isFalse();
    }

    @Test
    void whenItIsShown_thenNeitherKeyNorSecretIsSeen() {
        String canary = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/KEYCANARY");

        assertThat(parsed(canary, References.RULE)).hasToString("PresignedUrl[acme-private]");
        assertThat(References.RULE).hasToString("PresignedRule[acme-private, ap-east-1]");
        assertThat(new DocumentUri("b", "KEYCANARY", "v")).hasToString("DocumentUri[b]");
    }

    @Test
    void whenTheBucketHasDots_thenOnlyThePathStyleIsItsOwn() {
        PresignedRule dotted = rule("acme.private", "ap-east-1");

        assertThat(parsed(References.url("s3.ap-east-1.amazonaws.com", "acme.private/intake/a"), dotted)
                        .bucket())
                .isEqualTo("acme.private");
        refused(References.url("acme.private.s3.ap-east-1.amazonaws.com", "intake/a"), dotted, "not S3's");
    }

    @Test
    void whenThePartitionIsChina_thenItsHostsEndInCn() {
        PresignedRule china = rule("acme-private", "cn-north-1");
        String query = References.QUERY.replace("ap-east-1", "cn-north-1");

        assertThat(parsed("https://acme-private.s3.cn-north-1.amazonaws.com.cn/intake/a?" + query, china)
                        .key())
                .isEqualTo("intake/a");
        refused("https://acme-private.s3.cn-north-1.amazonaws.com/intake/a?" + query, china, "not S3's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"})
    void whenThePartitionsHostsAreNotKnown_thenItIsRefused(String region) {
        String url = References.url("acme-private.s3." + region + ".amazonaws.com", "intake/a");

        refused(url, rule("acme-private", region), "partition are not known");
    }

    @ParameterizedTest
    @CsvSource({"20261125T100100Z, 60", "20261125T095900Z, 61", "20261125T094501Z, 900"})
    void whenItIsJustValid_thenItIsTaken(String date, String seconds) {
        String query = References.QUERY.replace("20261125T095900Z", date).replace("Expires=300", "Expires=" + seconds);

        assertThat(parsed("https://s3.ap-east-1.amazonaws.com/acme-private/intake/a?" + query, References.RULE)
                        .key())
                .isEqualTo("intake/a");
    }

    @Test
    void whenALongTermKeySignedIt_thenItHasNoTokenAndThePoliciesJudge() {
        String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a")
                .replaceFirst("&X-Amz-Security-Token=[^&]*", "");

        assertThat(parsed(url, References.RULE).key()).isEqualTo("intake/a");
    }

    @Test
    void whenThePolicyIsShorter_thenALongerOneIsRefused() {
        String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a");

        refused(url, References.RULE.withLongest(Duration.ofSeconds(299)), "longer than 299 s");
        assertThat(parsed(url, References.RULE.withLongest(Duration.ofMinutes(5)))
                        .key())
                .isEqualTo("intake/a");
    }

    @Test
    void whenItNamesNoVersion_thenItCanOnlyBeLookedAt() {
        String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a")
                .replace("&versionId=v1", "");

        refused(url, References.RULE, "versionId");
        assertThat(parsed(url, References.RULE.withoutVersion()).versionId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&X-Amz-Checksum-Mode=ENABLED",
                "&x-amz-checksum-mode=ENABLED",
                "&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"
            })
    void whenAnSdkAddsWhatItMayAdd_thenItIsTaken(String more) {
        String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a") + more;

        assertThat(parsed(url, References.RULE).parameters()).hasSize(10);
    }

    @Test
    void whenASandboxIsAllowed_thenItsUrlsAreTakenAndNoOthers() {
        String url = "http://127.0.0.1:4566/acme-private/intake/a?" + References.QUERY;
        PresignedRule exact = References.RULE.allowLoopback(URI.create("http://127.0.0.1:4566"));
        PresignedRule any = References.RULE.allowLoopback(URI.create("http://127.0.0.1"));

        assertThat(parsed(url, exact).port()).isEqualTo(4566);
        assertThat(parsed(url.replace(":4566", ":80"), any).port()).isEqualTo(80);
        refused(url, References.RULE, "not https");
        refused(url.replace(":4566", ":4567"), exact, "not https");
        refused(url.replace("http:", "https:"), exact, "another port");
        refused(url.replace("127.0.0.1", "127.0.0.2"), any, "not https");
        refused(url.replace("/acme-private", "/other"), exact, "another bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1:80", "https://example.com", "http://127.0.0.1:80/path", "ftp://127.0.0.1"})
    void whenTheSandboxIsElsewhere_thenTheRuleIsRefused(String sandbox) {
        assertThatIllegalArgumentException().isThrownBy(() -> References.RULE.allowLoopback(URI.create(sandbox)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.9S", "PT15M0.001S"})
    void whenTheLongestTimeIsNonsense_thenTheRuleIsRefused(Duration longest) {
        assertThatIllegalArgumentException().isThrownBy(() -> References.RULE.withLongest(longest));
    }

    @Test
    void whenItIsAsLongAsItMayBe_thenItIsTakenAndOneCharacterMoreIsNot() {
        String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a");
        String token = "TOKENCANARYTOKEN";
        int missing = 16 * 1024 - url.length();
        String filled = url.replace(token, "%2F".repeat(missing / 3) + "/".repeat(missing % 3) + token);

        assertThat(filled).hasSize(16 * 1024);
        assertThat(parsed(filled, References.RULE).key()).isEqualTo("intake/a");
        refused(filled.replace(token, token + "x"), References.RULE, "longer than 16384 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+OKENCANARYTOKEN", "TOKENCANARYTOKE+"})
    void whenAValueHasAPlus_thenItIsRefusedAsWhatItIsToSome(String token) {
        String url = References.url("s3.ap-east-1.amazonaws.com", "acme-private/intake/a");

        refused(url.replace("TOKENCANARYTOKEN", token), References.RULE, "a plus");
    }
}
