package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.DocumentUri;
import dev.sallyport.trust.InvalidReferenceException;
import java.net.URI;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentUriFuzzTest {

    private static final ApprovedLocation APPROVED = new ApprovedLocation("acme-private", "intake/");

    @ValueSource(
            strings = {
                "s3://acme-private/intake/form.pdf?versionId=v1",
                "s3://acme-private/intake/a%20b+c.pdf?versionId=3sL4kqtJlcpXroDTDmJ%2BrmSpXd3dIbrHY",
                "s3://acme-private/intake/%E8%A1%A8.pdf?versionId=",
                "s3://acme-private/intake%2Fform.pdf",
                "s3://acme-private/intake/%2e%2e/form.pdf",
                "s3://acme-private/intake/%252e%252e%252fform.pdf",
                "s3://other..bucket/form.pdf",
                "S3://acme-private/form.pdf#a",
                "form.pdf?versionId=v1",
                "../other/%C0%AE%C0%AE/%",
                "\uff0e\uff0e/b"
            })
    @FuzzTest(maxDuration = "10m")
    void whenAUriIsRead_thenItNamesOneObjectThatIsReadTheSameAgain(@NotNull String text) {
        check(text);
        check("s3://acme-private/intake/" + text);
    }

    private static void check(String text) {
        DocumentUri uri;
        try {
            uri = DocumentUri.parse(text);
        } catch (InvalidReferenceException e) {
            assertThat(e.reason()).matches("[a-zA-Z0-9 .':/?=-]{1,100}");
            return;
        }
        assertThat(DocumentUri.claims(text)).isTrue();
        assertThat(uri.bucket()).matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]").doesNotContain("..");
        assertThat(uri.key()).isNotEmpty();
        assertThat(uri.versionId())
                .satisfiesAnyOf(v -> assertThat(v).isNull(), v -> assertThat(v).matches("[A-Za-z0-9._~=+/-]+"));
        assertThat(uri).hasToString("DocumentUri[" + uri.bucket() + "]");
        againAndByOthers(uri);
        if (APPROVED.refusal(uri.bucket(), uri.key()).isEmpty()) {
            AcceptedKey.check(uri.key(), "intake/");
        }
    }

    /** What is written is read as the same object, also by the JDK's own parser. */
    private static void againAndByOthers(DocumentUri uri) {
        assertThat(DocumentUri.parse(uri.encoded())).isEqualTo(uri);
        URI other = URI.create(uri.encoded());
        assertThat(other.getRawAuthority()).isEqualTo(uri.bucket());
        assertThat(other.getPath()).isEqualTo("/" + uri.key());
    }
}
