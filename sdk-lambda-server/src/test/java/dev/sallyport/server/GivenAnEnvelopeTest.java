package dev.sallyport.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.trust.Topology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a request, before anybody asks who sent it. */
class GivenAnEnvelopeTest {

    private static final List<DocumentReference> ONE = List.of(Served.reference("intake/a.txt"));

    private static Request read(String payload) throws Refusal, IOException {
        return Admission.request(new ByteArrayInputStream(payload.getBytes(UTF_8)));
    }

    private static Request read(Request request) throws Refusal, IOException {
        return read(Codec.write(new Envelope(Codec.write(request))));
    }

    private static void refused(Request request, String reason) {
        refused(Codec.write(new Envelope(Codec.write(request))), reason);
    }

    private static void refused(String payload, String reason) {
        Refusal refusal = Objects.requireNonNull(catchThrowableOfType(Refusal.class, () -> read(payload)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(refusal.stage()).isEqualTo(Stage.ARGUMENTS);
        assertThat(refusal).hasMessageContaining(reason);
    }

    private static Request request(
            @Nullable Integer version,
            @Nullable String id,
            @Nullable Long budget,
            @Nullable String task,
            @Nullable List<DocumentReference> documents) {
        return new Request(
                version,
                id,
                budget,
                task,
                documents,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "application-documents");
    }

    @Test
    void whenItHasNoRequestOrNone_thenThatIsTold() {
        refused("{}", "has no request");
        refused("{\"request\":null}", "has no request");
        refused("{\"request\":\"x\"}", "is not a request");
        refused("x", "is not a request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "assist", "forecast"})
    void whenTheTaskIsKnown_thenItIsTakenAsItWasSent(String task) throws Exception {
        Request request = request(1, "r", 1L, task, ONE);

        assertThat(read(request)).isEqualTo(request);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "Analyze", "sing"})
    void whenTheTaskIsNot_thenItIsRefused(@Nullable String task) {
        refused(request(1, "r", 1L, task, ONE), "no task that this function knows");
    }

    @Test
    void whenItHasNoVersion_thenItIsRefused() {
        refused(request(null, "r", 1L, "analyze", ONE), "no version");
    }

    @Test
    void whenItsIdIsAsLongAsItMayBe_thenItIsTaken() throws Exception {
        assertThat(read(request(1, "a".repeat(128), 1L, "analyze", ONE)).requestId())
                .hasSize(128);
        assertThat(read(request(1, "aZ0._:-", 1L, "analyze", ONE)).requestId()).isEqualTo("aZ0._:-");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\n", "é", "a/b"})
    void whenItsIdIsNotUsable_thenItIsRefused(@Nullable String id) {
        refused(request(1, id, 1L, "analyze", ONE), "no usable request id");
        refused(request(1, "a".repeat(129), 1L, "analyze", ONE), "no usable request id");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void whenItHasNoTime_thenItIsRefused(@Nullable Long budget) {
        refused(request(1, "r", budget, "analyze", ONE), "no budget of time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "assist"})
    void whenATaskAboutDocumentsHasNone_thenItIsRefused(String task) {
        refused(request(1, "r", 1L, task, null), "no document");
        refused(request(1, "r", 1L, task, List.of()), "no document");
    }

    @Test
    void whenAForecastHasNone_thenItNeedsNone() throws Exception {
        assertThat(read(request(1, "r", 1L, "forecast", null)).documents()).isNull();
    }

    @Test
    void whenThereAreAsManyAsThereMayBe_thenTheyAreTakenAndOneMoreIsNot() throws Exception {
        List<DocumentReference> most = Collections.nCopies(Limits.DOCUMENTS, ONE.get(0));
        List<DocumentReference> more = Collections.nCopies(Limits.DOCUMENTS + 1, ONE.get(0));

        assertThat(read(request(1, "r", 1L, "analyze", most)).documents()).hasSize(Limits.DOCUMENTS);
        refused(request(1, "r", 1L, "analyze", more), "more than 20 documents");
        refused(request(1, "r", 1L, "forecast", more), "more than 20 documents");
    }

    @Test
    void whenTheModelMayRunWhereInferenceMayNot_thenOnlyAForecastIsMade() {
        Admission admission = new Admission(Topology.parse(Served.TOPOLOGY
                .toJson()
                .replaceFirst("\"inferenceRegions\"\\s*:\\s*\\[[^\\]]*\\]", "\"inferenceRegions\":[\"us-west-2\"]")));

        assertThatCode(() -> admission.checkResidency(request(1, "r", 1L, "forecast", null)))
                .doesNotThrowAnyException();
        for (String task : List.of("analyze", "assist")) {
            Refusal refusal = Objects.requireNonNull(catchThrowableOfType(
                    Refusal.class, () -> admission.checkResidency(request(1, "r", 1L, task, ONE))));
            assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(refusal.stage()).isEqualTo(Stage.GUARD);
        }
    }
}
