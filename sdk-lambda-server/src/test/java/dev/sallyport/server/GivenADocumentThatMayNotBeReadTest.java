package dev.sallyport.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Sha256;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client should have refused already, and isn't trusted to. */
class GivenADocumentThatMayNotBeReadTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";

    private final Served served = new Served();

    private Event.Refused refused(DocumentReference... documents) {
        return served.refused(served.analyze(SCHEMA, documents));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake-old/form.pdf",
                "intakeform.pdf",
                "intake",
                "intake/",
                "Intake/form.pdf",
                "other/intake/form.pdf",
                "/intake/form.pdf",
                "intake//form.pdf",
                "intake/../other/form.pdf",
                "intake/./form.pdf",
                "intake/..",
                "intake/..;a/form.pdf",
                "intake/..\\form.pdf",
                "intake/a\\..\\b",
                "intake/%2e%2e/form.pdf",
                "intake/.%2E/form.pdf",
                "intake/%252e%252e/form.pdf",
                "intake%2f..%2fform.pdf",
                "intake/%5c..%5cform.pdf",
                "intake/a%00b",
                "intake/a%0d%0ab",
                "intake/%c0%ae%c0%ae/form.pdf",
                "intake/%u002e%u002e/form.pdf",
                "intake/\uff0e\uff0e/form.pdf",
                "intake/\u2024\u2024/form.pdf",
                "intake/.\u200b./form.pdf",
                "intake/a\u0000b",
                "intake/a\nb",
                "intake/a\u0085b",
                "intake/a\u2028b",
                ""
            })
    void whenItsKeyIsOutsideOrDisguised_thenNothingIsFetched(String key) {
        served.document(key, "text".getBytes(UTF_8));

        Event.Refused refused = refused(Served.reference(key));

        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(refused.stage()).isEqualTo(Stage.GUARD);
        assertThat(refused.document()).isZero();
        assertThat(refused.paid()).isEqualTo(Paid.NO);
        assertThat(served.objects.reads()).isEmpty();
    }

    @Test
    void whenItsKeyIsTooLong_thenNothingIsFetchedAndTheKeyIsNotShown() {
        Event.Refused refused = refused(Served.reference("intake/" + "k".repeat(1_018)));

        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(refused.message()).doesNotContain("kkk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-private2", "acme", "ACME-PRIVATE", "acme-private.", "arn:aws:s3:::acme-private", ""})
    void whenItIsInAnotherBucket_thenNothingIsFetched(String bucket) {
        Event.Refused refused = refused(new DocumentReference(bucket, "intake/a.pdf", "v1", null, null, null));

        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(served.objects.reads()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "null"})
    void whenItHasNoVersion_thenItIsRefused(@Nullable String version) {
        Event.Refused refused =
                refused(new DocumentReference(MemoryObjects.BUCKET, "intake/a.pdf", version, null, null, null));

        assertThat(refused.code()).isEqualTo(ErrorCode.VERSION_REQUIRED);
        assertThat(served.objects.reads()).isEmpty();
    }

    @Test
    void whenItsBucketOrKeyIsAbsent_thenUsageIsTheAnswer() {
        assertThat(refused(new DocumentReference(null, "intake/a.pdf", "v1", null, null, null))
                        .code())
                .isEqualTo(ErrorCode.USAGE);
        assertThat(refused(new DocumentReference(MemoryObjects.BUCKET, null, "v1", null, null, null))
                        .code())
                .isEqualTo(ErrorCode.USAGE);
    }

    @Test
    void whenOneOfManyIsOutside_thenNoneIsFetchedAndTheRefusalNamesIt() {
        DocumentReference good = served.document("intake/a.txt", "text".getBytes(UTF_8));

        Event.Refused refused = refused(good, Served.reference("other/a.txt"), good);

        assertThat(refused.document()).isEqualTo(1);
        assertThat(served.objects.reads()).isEmpty();
    }

    @Test
    void whenItIsMissing_thenTheRefusalNamesIt() {
        DocumentReference good = served.document("intake/a.txt", "text".getBytes(UTF_8));

        Event.Refused refused = refused(good, Served.reference("intake/missing.pdf"));

        assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
        assertThat(refused.document()).isEqualTo(1);
    }

    @Test
    void whenItsBytesAreOthers_thenItHasChanged() {
        byte[] text = "a text".getBytes(UTF_8);
        served.document("intake/a.txt", text);

        for (String sha256 : new String[] {
            Sha256.hex(new byte[] {1}), "", "x", Sha256.hex(text).substring(1)
        }) {
            DocumentReference other =
                    new DocumentReference(MemoryObjects.BUCKET, "intake/a.txt", "v1", null, sha256, null);
            assertThat(refused(other).code()).as(sha256).isEqualTo(ErrorCode.DOCUMENT_CHANGED);
        }
    }

    @Test
    void whenItHasAnotherSizeThanItsReferenceSays_thenItHasChanged() {
        served.document("intake/a.txt", "a text".getBytes(UTF_8));

        for (long size : new long[] {0, 5, 7, -6}) {
            DocumentReference other =
                    new DocumentReference(MemoryObjects.BUCKET, "intake/a.txt", "v1", size, null, null);
            assertThat(refused(other).code()).as("%d", size).isEqualTo(ErrorCode.DOCUMENT_CHANGED);
        }
    }

    @Test
    void whenManyAreTogetherClaimedToBeTooLarge_thenNoneIsFetched() {
        DocumentReference half =
                new DocumentReference(MemoryObjects.BUCKET, "intake/a.pdf", "v1", 7_500_001L, null, null);

        assertThat(refused(half, half).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(served.objects.reads()).isEmpty();
    }

    @Test
    void whenManyAreClaimedToFillTheRoomExactly_thenTheyAreFetchedAndTheirBytesAreLookedAt() {
        served.document("intake/a.pdf", "a text".getBytes(UTF_8));
        DocumentReference half =
                new DocumentReference(MemoryObjects.BUCKET, "intake/a.pdf", "v1", 7_500_000L, null, null);

        assertThat(refused(half, half).code()).isEqualTo(ErrorCode.DOCUMENT_CHANGED);
        assertThat(served.objects.reads()).hasSize(2);
    }
}
