package dev.sallyport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.Analysis;
import dev.sallyport.Answer;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Quote;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TwoAccounts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TwoAccounts
class GivenTheExamplesTest {

    private static final Path DOCUMENTS = Path.of("..", "examples");

    private final DocumentAnalyzer analyzer;

    GivenTheExamplesTest(Sandbox sandbox) {
        analyzer = SandboxClient.builder(sandbox).build();
    }

    @AfterEach
    void close() {
        analyzer.close();
    }

    @Test
    void whenTheFormIsRead_thenItsAmountIsProvenByItsPage() {
        Analysis<AnalyzeExample.LoanApplication> analysis =
                AnalyzeExample.read(analyzer, DOCUMENTS.resolve("loan-application.pdf"));

        assertThat(analysis.value().applicant()).isEqualTo("Example Applicant");
        assertThat(analysis.value().amount().value()).contains(new BigDecimal("1250000.00"));
        assertThat(analysis.value().amount().evidence().get(0).page()).hasValue(2);
        assertThat(analysis.value().signedOn()).contains(LocalDate.of(2026, 3, 16));
    }

    @Test
    void whenTheFormIsInAnotherLanguage_thenTheSameTypeReadsIt() {
        for (String file : new String[] {"loan-application.zh-Hant.txt", "loan-application.ar.txt"}) {
            Analysis<AnalyzeExample.LoanApplication> analysis = AnalyzeExample.read(analyzer, DOCUMENTS.resolve(file));

            assertThat(analysis.value().signedOn()).as(file).contains(LocalDate.of(2026, 3, 16));
            assertThat(analysis.value().amount().evidence())
                    .as(file)
                    .extracting(Quote::verification)
                    .containsOnly(Quote.Verification.VERIFIED);
        }
    }

    @Test
    void whenPricesAreContinued_thenAYearFollows() {
        double[] prices = new double[48];
        for (int month = 0; month < prices.length; month++) {
            prices[month] = 100 + month;
        }

        assertThat(ForecastExample.nextYear(analyzer, LocalDate.of(2022, 1, 1), prices)
                        .series()
                        .get(0)
                        .points())
                .hasSize(12);
    }

    @Test
    void whenAQuestionIsAsked_thenTheScreenShowsTheAnswer() {
        StringBuilder screen = new StringBuilder();

        Answer answer = AssistExample.ask(
                analyzer, DOCUMENTS.resolve("loan-application.pdf"), "What is the interest rate?", screen::append);

        assertThat(answer.text()).isEqualTo(screen.toString()).contains("4.25 %");
    }
}
