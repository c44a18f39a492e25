package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.InvalidReferenceException;
import dev.sallyport.trust.PresignedRule;
import dev.sallyport.trust.PresignedUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.provider.ValueSource;

class PresignedUrlFuzzTest {

    private static final String HOST = "acme-private.s3.ap-east-1.amazonaws.com";
    private static final String QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00%2F20261125%2Fap-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20261125T095900Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host"
            + "&X-Amz-Security-Token=TOKENTOKENTOKEN%2F%2B%3D&versionId=v1&x-id=GetObject"
            + "&X-Amz-Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String URL = "https://" + HOST + "/intake/a%20b.pdf?" + QUERY;

    private static final String HOSTS =
            "(acme-private\\.)?(s3(-fips)?(\\.dualstack)?\\.ap-east-1\\.amazonaws\\.com|bucket\\.vpce-[a-z0-9-]+"
                    + "\\.s3\\.ap-east-1\\.vpce\\.amazonaws\\.com)";

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final PresignedRule RULE =
            PresignedRule.of(new ApprovedLocation("acme-private", "intake/"), "ap-east-1");

    @ValueSource(
            strings = {
                URL,
                "https://s3.dualstack.ap-east-1.amazonaws.com:443/acme-private/intake/%E8%A1%A8.pdf?" + QUERY,
                "https://bucket.vpce-0a1b2c3d4e5f60718-x1y2z3ab.s3.ap-east-1.vpce.amazonaws.com/acme-private/intake/a?"
                        + QUERY,
                "http://127.0.0.1:4566/acme-private/intake/a?" + QUERY,
                "https://acme-private.s3-accelerate.amazonaws.com/intake/a?" + QUERY,
                "https://user@acme-private.s3.ap-east-1.amazonaws.com/intake/a?" + QUERY + "#fragment",
                "&X-Amz-Checksum-Mode=ENABLED",
                "&response-content-type=text%2Fplain",
                "&VersionId=v2",
                "%2e%2e/%2E%2E%2Fother",
                "a/../../b",
                "a%20b+c/%E8%A1%A8.pdf",
                "%C0%AE%C0%AE/%",
                ".s3.ap-east-1.amazonaws.com"
            })
    @FuzzTest(maxDuration = "10m")
    void whenAUrlIsAccepted_thenItCanOnlyReadUnderThePrefix(@NotNull String text) {
        check(text);
        check(URL + text);
        check("https://" + HOST + "/intake/" + text + "?" + QUERY);
        check("https://" + text + "/acme-private/intake/a?" + QUERY);
    }

    private static void check(String text) {
        PresignedUrl url;
        try {
            url = PresignedUrl.parse(text, RULE, CLOCK);
        } catch (InvalidReferenceException e) {
            assertThat(e.reason()).matches("[a-zA-Z0-9 .,:'/?-]{1,100}");
            return;
        }
        assertThat(url.scheme()).isEqualTo("https");
        assertThat(url.port()).isEqualTo(443);
        assertThat(url.host()).matches(HOSTS);
        assertThat(url.bucket()).isEqualTo("acme-private");
        assertThat(url.versionId()).isPresent();
        assertThat(url.expiry()).isBetween(NOW.plusSeconds(1), NOW.plus(Duration.ofMinutes(16)));
        assertThat(url).hasToString("PresignedUrl[acme-private]");
        AcceptedKey.check(url.key(), "intake/");
        againAndByOthers(url, text);
    }

    /** What is sent is what was checked, and the JDK's own parser sees the same object at the same host. */
    private static void againAndByOthers(PresignedUrl url, String text) {
        URI other = URI.create(text);
        String place = url.host().startsWith("acme-private.") ? "/" : "/acme-private/";
        assertThat(other.getHost()).isEqualTo(url.host());
        assertThat(other.getPath()).isEqualTo(place + url.key());
        String sent = "https://" + url.host() + url.encodedPath() + "?" + other.getRawQuery();
        PresignedUrl again = PresignedUrl.parse(sent, RULE, CLOCK);
        assertThat(again.key()).isEqualTo(url.key());
        assertThat(again.encodedPath()).isEqualTo(url.encodedPath());
        assertThat(again.parameters()).isEqualTo(url.parameters());
    }
}
