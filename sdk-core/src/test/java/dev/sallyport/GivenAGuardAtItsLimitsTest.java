package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.guard.Call;
import dev.sallyport.internal.guard.Guard;
import dev.sallyport.internal.guard.PresignedGate;
import dev.sallyport.trust.ApprovedLocation;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last that passes, and the first that doesn't. */
final class GivenAGuardAtItsLimitsTest {

    private static final CallOptions OPTIONS = CallOptions.builder()
            .deadline(Duration.ofSeconds(10))
            .respondIn("th")
            .dataClass("forms")
            .build();

    private final AtomicLong now = new AtomicLong(7);
    private final Guard guard = new Guard(
            new ApprovedLocation("acme-private", "intake/"),
            now::get,
            () -> "request-1",
            new PresignedGate(null, Clock.systemUTC()),
            null);

    private static Document document(@Nullable Long size) {
        return new Document("acme-private", "intake/KEYCANARY", "v1", size, "hash");
    }

    private <F extends SallyportException> F refused(Class<F> type, Document... documents) {
        return Objects.requireNonNull(catchThrowableOfType(type, () -> guard.admitted(List.of(documents), OPTIONS)));
    }

    @Test
    void whenThereAreAsManyDocumentsAsThereMayBe_thenTheyPassInTheirOrder() {
        List<Document> documents = Collections.nCopies(Limits.DOCUMENTS, document(null));

        Call call = guard.admitted(documents, OPTIONS);

        assertThat(call.documents())
                .hasSize(Limits.DOCUMENTS)
                .containsOnly(
                        new DocumentReference("acme-private", "intake/KEYCANARY", "v1", null, "hash", null, null));
        assertThat(call.requestId()).isEqualTo("request-1");
        assertThat(call.respondIn()).isEqualTo("th");
        assertThat(call.dataClass()).isEqualTo("forms");
    }

    @Test
    void whenTheirBytesFillTheRoomExactly_thenTheyPassAndOneMoreDoesNot() {
        Document half = document(Limits.DOCUMENT_BYTES / 2);

        assertThat(guard.admitted(List.of(half, half, document(null)), OPTIONS).documents())
                .extracting(DocumentReference::size)
                .containsExactly(Limits.DOCUMENT_BYTES / 2, Limits.DOCUMENT_BYTES / 2, null);
        InvalidDocumentException failure = refused(InvalidDocumentException.class, half, half, document(1L));
        assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure.requestId()).isEqualTo("request-1");
        assertThat(failure).hasMessageContaining("15000001 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void whenOneNamesNoVersion_thenNonePasses(String version) {
        Document unpinned = new Document("acme-private", "intake/KEYCANARY", version, null, null);

        InvalidDocumentException failure = refused(InvalidDocumentException.class, document(1L), unpinned);

        assertThat(failure.code()).isEqualTo(ErrorCode.VERSION_REQUIRED);
        assertThat(failure.requestId()).isEqualTo("request-1");
        Secrecy.check(failure);
    }

    @Test
    void whenTheEnvelopeIsAsLongAsAPayloadMayBe_thenItPassesAndOneByteMoreDoesNot() {
        Call call = guard.admitted(List.of(document(1L)), OPTIONS);
        int room = Limits.PAYLOAD_BYTES - guard.measured(call, request("")).payload().length;

        assertThat(guard.measured(call, request("x".repeat(room))).payload()).hasSize(Limits.PAYLOAD_BYTES);
        RefusedException failure = Objects.requireNonNull(catchThrowableOfType(
                RefusedException.class, () -> guard.measured(call, request("x".repeat(room + 1)))));
        assertThat(failure.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
        assertThat(failure.requestId()).isEqualTo("request-1");
        assertThat(failure).hasMessageContaining("6291457 bytes");
    }

    @Test
    void whenTheRequestIsShown_thenItsContentIsNot() {
        Call call = guard.admitted(List.of(document(1L)), OPTIONS);

        assertThat(guard.measured(call, request("CONTENTCANARY")).toString())
                .matches("Outbound\\[request-1, \\d+ bytes]");
    }

    @Test
    void whenTheDeadlineHasPassed_thenNothingIsLeftAndNotLess() {
        Call call = guard.admitted(OPTIONS);

        now.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(call.deadline().elapsed()).isEqualTo(Duration.ofSeconds(4));
        assertThat(call.deadline().remaining()).isEqualTo(Duration.ofSeconds(6));
        now.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(call.deadline().remaining()).isZero();
    }

    private static Request request(String instructions) {
        return new Request(
                1, "request-1", 1_000L, "analyze", null, null, instructions, null, null, null, null, null, null);
    }
}
