package dev.sallyport.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.LineItem;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TwoAccounts;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LoanDeskTest {

    // tag::twoaccounts[]
    @TwoAccounts
    static class GivenAForm {

        @Test
        void whenItAsksForALot_thenTheCommitteeLooksAtIt(Sandbox sandbox) {
            try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
                LoanDesk desk = new LoanDesk(analyzer);

                assertThat(desk.deskFor(Path.of("../examples/loan-application.pdf")))
                        .isEqualTo("committee");
            }
        }
    }
    // end::twoaccounts[]

    @TwoAccounts
    static class GivenWhatWasAsked {

        @Test
        void whenTheFormWasRead_thenEachAccountWasAskedForOneThing(Sandbox sandbox) {
            try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
                new LoanDesk(analyzer).deskFor(Path.of("../examples/loan-application.pdf"));
            }
            // tag::requests[]
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::endpoint, RecordedRequest::action, RecordedRequest::principal)
                    .contains(
                            tuple("s3", "s3:PutObject", sandbox.caller().arn()),
                            tuple(
                                    "lambdaVpc",
                                    "lambda:InvokeFunction",
                                    sandbox.caller().arn()),
                            tuple(
                                    "s3FromB",
                                    "s3:GetObjectVersion",
                                    sandbox.function().arn()));
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::decision)
                    .containsOnly(RecordedRequest.Decision.ALLOWED);
            assertThat(sandbox.bill())
                    .filteredOn(line -> line.service().equals("AWSLambda"))
                    .filteredOn(line -> line.usageType().equals("Request"))
                    .extracting(LineItem::amount)
                    .containsExactly(BigDecimal.ONE);
            // end::requests[]
        }
    }
}
