package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeEvent;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.Answer;
import dev.sallyport.AssistEvent;
import dev.sallyport.AssistRequest;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Field;
import dev.sallyport.Forecast;
import dev.sallyport.ForecastRequest;
import dev.sallyport.IncompleteException;
import dev.sallyport.InvalidDocumentException;
import dev.sallyport.PriceHistory;
import dev.sallyport.Quote;
import dev.sallyport.Run;
import dev.sallyport.SallyportException;
import dev.sallyport.Schema;
import dev.sallyport.SeriesForecast.Interval;
import dev.sallyport.TransportMode;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.examples.documents.TinyPdf;
import dev.sallyport.testkit.Sandbox;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds whichever way a reply travels. */
abstract class WholePath {

    static final Path EXAMPLE = Path.of("..", "examples", "loan-application.pdf");

    /** A form as an application would describe it. */
    record Loan(String applicant, Field<BigDecimal> amount, Optional<LocalDate> signedOn, Optional<String> guarantor) {}

    record Required(String applicant, String guarantor) {}

    private DocumentAnalyzer analyzer;

    abstract Sandbox sandbox();

    abstract TransportMode transport();

    @BeforeEach
    void connect() {
        analyzer = SandboxClient.builder(sandbox()).transport(transport()).build();
    }

    @AfterEach
    void disconnect() {
        analyzer.close();
    }

    private Document uploaded(String text) {
        return uploaded(text.getBytes(StandardCharsets.UTF_8));
    }

    private Document uploaded(byte[] bytes) {
        return analyzer.documents().upload(new ByteArrayInputStream(bytes), bytes.length);
    }

    @Test
    void whenAPdfIsAnalysed_thenItsValuesAreTypedAndProvenByTheirPages() {
        Document form = analyzer.documents().upload(EXAMPLE);

        Analysis<Loan> analysis = analyzer.analyze(form, Loan.class);

        Loan loan = analysis.value();
        assertThat(loan.applicant()).isEqualTo("Example Applicant");
        assertThat(loan.amount().value()).contains(new BigDecimal("1250000.00"));
        assertThat(loan.signedOn()).contains(LocalDate.of(2026, 3, 16));
        assertThat(loan.guarantor()).isEmpty();
        Quote quote = loan.amount().evidence().get(0);
        assertThat(quote.page()).hasValue(2);
        assertThat(quote.quote()).contains("1,250,000.00");
        assertThat(quote.verification()).isEqualTo(Quote.Verification.VERIFIED);
        assertThat(analysis.completeness().pagesRead()).hasValue(2);
        assertThat(analysis.receipt().rehearsal()).isTrue();
        assertThat(analysis.documents().get(0).sha256()).isEqualTo(form.sha256().orElseThrow());
    }

    @Test
    void whenTheCallIsStarted_thenItsProgressIsSeenBeforeItsResult() {
        Document form = analyzer.documents().upload(EXAMPLE);

        try (Run<AnalyzeEvent, Analysis<Loan>> run = analyzer.start(AnalyzeRequest.of(Loan.class, form))) {
            assertThat(run).isNotEmpty();
            assertThat(run.result().value().applicant()).isEqualTo("Example Applicant");
        }
    }

    @Test
    void whenTwoDocumentsAreOneDossier_thenEachValueSaysWhichItIsFrom() {
        Analysis<?> analysis = analyzer.analyze(AnalyzeRequest.of(
                Schema.parse("{\"type\":\"object\",\"properties\":{\"applicant\":{\"type\":\"string\"},"
                        + "\"employer\":{\"type\":\"string\"}},\"required\":[\"applicant\",\"employer\"]}"),
                uploaded("Applicant: Example Applicant\n"),
                uploaded("Employer: Example Employer Limited\n")));

        assertThat(analysis.field("/applicant").evidence().get(0).document()).isZero();
        assertThat(analysis.field("/employer").evidence().get(0).document()).isEqualTo(1);
        assertThat(analysis.field("/employer").value().map(Object::toString)).contains("Example Employer Limited");
    }

    @Test
    void whenTextIsOfAnotherScript_thenItsValuesAreFoundAndQuotedInIt() {
        assertThat(read("申請人：示例申請人\n貸款金額：港幣 1,250,000.00 元\n", "申請人")).isEqualTo("示例申請人");
        assertThat(read("مقدم الطلب: مقدم طلب نموذجي\n", "مقدم الطلب")).isEqualTo("مقدم طلب نموذجي");
        assertThat(read("ผู้สมัคร: ผู้สมัครตัวอย่าง\n", "ผู้สมัคร")).isEqualTo("ผู้สมัครตัวอย่าง");
    }

    private String read(String text, String name) {
        return read(uploaded(text), name);
    }

    private String read(Document document, String name) {
        Analysis<?> analysis = analyzer.analyze(AnalyzeRequest.of(
                Schema.parse("{\"type\":\"object\",\"properties\":{\"" + name + "\":{\"type\":\"string\"}}}"),
                document));
        Field<?> field = analysis.field("/" + name);
        assertThat(field.evidence()).extracting(Quote::verification).containsOnly(Quote.Verification.VERIFIED);
        return String.valueOf(field.value().orElseThrow());
    }

    @Test
    void whenAPdfIsOfAnotherScript_thenItsTextIsReadToo() {
        byte[] chinese = TinyPdf.of("第一頁", "申請人：示例申請人");
        byte[] thai = TinyPdf.of("ผู้สมัคร: ผู้สมัครตัวอย่าง");

        assertThat(read(uploaded(chinese), "申請人")).isEqualTo("示例申請人");
        assertThat(read(uploaded(thai), "ผู้สมัคร")).isEqualTo("ผู้สมัครตัวอย่าง");
    }

    @Test
    void whenTheTypeRequiresWhatIsntThere_thenThePartialAnswerIsKept() {
        Document form = uploaded("Applicant: Example Applicant\n");

        assertThatThrownBy(() -> analyzer.analyze(form, Required.class))
                .isInstanceOfSatisfying(IncompleteException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INCOMPLETE);
                    assertThat(e.paid()).isEqualTo(Paid.YES);
                    assertThat(e.partial().value()).containsEntry("applicant", "Example Applicant");
                    assertThat(e.partial().field("/guarantor").state()).isEqualTo(Field.State.ABSENT);
                });
    }

    @Test
    void whenADocumentCantBeRead_thenTheReasonIsTypedAndNothingIsPaid() {
        assertRefused("PK\u0003\u0004 and so on".getBytes(StandardCharsets.ISO_8859_1), ErrorCode.DOCUMENT_UNSUPPORTED);
        assertRefused("%PDF-1.7\nnothing else".getBytes(StandardCharsets.ISO_8859_1), ErrorCode.DOCUMENT_CORRUPT);
        assertRefused(" \n\t ".getBytes(StandardCharsets.ISO_8859_1), ErrorCode.DOCUMENT_EMPTY);
    }

    private void assertRefused(byte[] bytes, ErrorCode code) {
        long runs = sandbox().modelRuns();
        Document document = uploaded(bytes);
        assertThatThrownBy(() -> analyzer.analyze(document, Loan.class))
                .isInstanceOfSatisfying(InvalidDocumentException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.paid()).isEqualTo(Paid.NO);
                    assertThat(e.requestId()).isNotBlank();
                });
        assertThat(sandbox().modelRuns()).isEqualTo(runs);
    }

    @Test
    void whenTheVersionDoesntExist_thenTheDocumentIsMissing() {
        Document form = uploaded("Applicant: Example Applicant\n");
        Document gone = analyzer.documents().at(form.key(), "nosuchversion0000000000000000000");

        assertThatThrownBy(() -> analyzer.analyze(gone, Loan.class))
                .isInstanceOfSatisfying(
                        SallyportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING));
    }

    @Test
    void whenAQuestionIsAsked_thenTheTextThatCameIsTheAnswer() {
        Document form = analyzer.documents().upload(EXAMPLE);
        StringBuilder heard = new StringBuilder();

        try (Run<AssistEvent, Answer> run = analyzer.assist(AssistRequest.of("What is the amount?", form))) {
            for (AssistEvent event : run) {
                if (event instanceof AssistEvent.Text piece) {
                    heard.append(piece.text());
                }
            }
            assertThat(run.result().text()).isEqualTo(heard.toString()).contains("1,250,000.00");
            assertThat(run.result().evidence()).isNotEmpty();
        }
    }

    @Test
    void whenPricesAreContinued_thenThePointsFollowTheLastPriceWithOrderedIntervals() {
        double[] prices = IntStream.range(0, 36)
                .mapToDouble(i -> 100 + i + 10 * Math.sin(i))
                .toArray();

        Forecast forecast =
                analyzer.forecast(ForecastRequest.of(PriceHistory.monthly("HKD", LocalDate.of(2023, 1, 1), prices))
                        .months(6));

        assertThat(forecast.series()).hasSize(1);
        var points = forecast.series().get(0).points();
        assertThat(points)
                .extracting(point -> point.date().orElseThrow())
                .isEqualTo(List.of("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"));
        assertThat(points).allSatisfy(point -> {
            assertThat(point.intervals()).containsOnlyKeys(80, 95);
            Interval likely = Objects.requireNonNull(point.intervals().get(80));
            Interval wide = Objects.requireNonNull(point.intervals().get(95));
            assertThat(List.of(wide.lower(), likely.lower(), point.mean().orElseThrow(), likely.upper(), wide.upper()))
                    .isSorted();
        });
    }
}
