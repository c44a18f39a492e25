package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent, and what time means. */
final class GivenAGuardedCallTest {

    private final AtomicLong now = new AtomicLong();
    private FakeFunction function;
    private DocumentAnalyzer analyzer;

    @BeforeEach
    void start() {
        function = FakeFunction.start().replies(Invocation.Script.analysis(Samples.LOAN));
        analyzer = Given.builder(function.uri(), TransportMode.STREAMING)
                .ticker(() -> now.getAndAdd(Duration.ofMillis(500).toNanos()))
                .ids(() -> "request-1")
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        analyzer.close();
        function.close();
    }

    private SallyportException refused(AnalyzeRequest<?> request) {
        SallyportException failure =
                Objects.requireNonNull(catchThrowableOfType(SallyportException.class, () -> analyzer.analyze(request)));
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure.requestId()).isEqualTo("request-1");
        assertThat(function.invocations()).isEmpty();
        Secrecy.check(failure);
        return failure;
    }

    @Test
    void whenTimeHasGoneByBeforeItIsSent_thenTheFunctionGetsWhatIsLeft() throws IOException {
        Analysis<Loan> analysis = analyzer.analyze(Given.document(analyzer), Loan.class);
        assertThat(function.invocations().get(0).request().budgetMillis())
                .isEqualTo(Duration.ofMinutes(2).minusMillis(500).toMillis());
        assertThat(analysis.receipt().requestId()).isEqualTo("request-1");
        assertThat(analysis.receipt().timings().total()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void whenTheAnalyzerHasDefaults_thenACallOverridesOnlyWhatItSays() throws IOException {
        analyzer.close();
        analyzer = Given.builder(function.uri(), TransportMode.STREAMING)
                .defaults(options -> options.deadline(Duration.ofSeconds(30)).respondIn("th"))
                .build();
        analyzer.analyze(AnalyzeRequest.builder(Loan.class)
                .documents(Given.document(analyzer))
                .options(options -> options.respondIn("ar"))
                .build());
        var request = function.invocations().get(0).request();
        assertThat(request.respondIn()).isEqualTo("ar");
        assertThat(request.budgetMillis()).isBetween(20_000L, 30_000L);
    }

    @Test
    void whenThereIsNoDocumentOrTooMany_thenItIsRefused() {
        for (int count : new int[] {0, Limits.DOCUMENTS + 1}) {
            List<Document> documents = Collections.nCopies(count, Given.document(analyzer));
            SallyportException failure = refused(
                    AnalyzeRequest.builder(Loan.class).documents(documents).build());
            assertThat(failure.code().name()).isEqualTo("usage");
            assertThat(failure.stage()).isEqualTo(Stage.ARGUMENTS);
        }
    }

    @Test
    void whenADocumentIsOfAnotherAnalyzersPrefix_thenItIsRefused() {
        Document elsewhere = new Document("other-bucket", "intake/KEYCANARY", "v1", null, null);
        assertThat(refused(AnalyzeRequest.of(Loan.class, elsewhere)).code().name())
                .isEqualTo("not_allowed");
        Document sibling = new Document("acme-private", "intake-old/KEYCANARY", "v1", null, null);
        assertThat(refused(AnalyzeRequest.of(Loan.class, sibling)).stage()).isEqualTo(Stage.GUARD);
    }

    @Test
    void whenTheDocumentsAreTooLargeTogether_thenTheyAreRefused() {
        Document half = new Document("acme-private", "intake/KEYCANARY", "v1", Limits.DOCUMENT_BYTES / 2 + 1, null);
        SallyportException failure = refused(AnalyzeRequest.of(Loan.class, half, half));
        assertThat(failure).isInstanceOf(InvalidDocumentException.class);
        assertThat(failure.code().name()).isEqualTo("document_too_large");
    }

    @Test
    void whenTheRequestIsLongerThanAPayloadMayBe_thenItIsRefused() {
        SallyportException failure = refused(AnalyzeRequest.builder(Loan.class)
                .documents(Given.document(analyzer))
                .instructions("CONTENTCANARY".repeat(Limits.PAYLOAD_BYTES / 10))
                .build());
        assertThat(failure.code().name()).isEqualTo("usage");
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT15M0.001S"})
    void whenADeadlineIsNonsense_thenItIsRefusedWhereItIsSet(Duration deadline) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentAnalyzer.builder().defaults(options -> options.deadline(deadline)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a tag", "e", "en_"})
    void whenALanguageTagIsNonsense_thenItIsRefusedWhereItIsSet(String tag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentAnalyzer.builder().defaults(options -> options.respondIn(tag)));
    }

    @Test
    void whenAPrefixIsNonsense_thenItIsRefusedWhereItIsSet() {
        for (String uri : List.of("s3://acme-private", "s3://acme-private/", "https://x/y/", "s3://acme-private/in")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ApprovedPrefix.of(uri));
        }
        ApprovedPrefix prefix = ApprovedPrefix.of("s3://acme-private/intake/");
        assertThatIllegalArgumentException().isThrownBy(() -> prefix.owner("1"));
        assertThatIllegalArgumentException().isThrownBy(() -> prefix.region("Hong Kong"));
    }
}
