package dev.sallyport;

import static dev.sallyport.Samples.LOAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds whichever way the reply comes back. */
abstract class TransportSuite {

    private static final Duration SHORT = Duration.ofMillis(400);

    FakeFunction function;
    DocumentAnalyzer analyzer;

    abstract TransportMode mode();

    @BeforeEach
    void start() {
        function = FakeFunction.start();
        analyzer = Given.analyzer(function.uri(), mode(), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        analyzer.close();
        function.close();
    }

    SallyportException failing() {
        return Objects.requireNonNull(catchThrowableOfType(
                SallyportException.class, () -> analyzer.analyze(Given.document(analyzer), Loan.class)));
    }

    @Test
    void whenTheFunctionAnswers_thenTheValueIsTypedAndSaysWhereItStands() {
        function.replies(Invocation.Script.analysis(LOAN));
        Analysis<Loan> analysis = analyzer.analyze(Given.document(analyzer), Loan.class);
        assertThat(analysis.value().applicant()).isEqualTo("CONTENTCANARY");
        assertThat(analysis.value().signedOn()).isEmpty();
        Field<BigDecimal> amount = analysis.value().amount();
        assertThat(amount.value()).contains(new BigDecimal("1250000.00"));
        assertThat(amount.state()).isEqualTo(Field.State.FOUND);
        assertThat(amount.raw()).isEqualTo("HK$ 1,250,000.00");
        assertThat(amount.evidence()).singleElement().satisfies(quote -> {
            assertThat(quote.page()).hasValue(2);
            assertThat(quote.verification()).isEqualTo(Quote.Verification.VERIFIED);
        });
        assertThat(analysis.fields()).containsOnlyKeys("/applicant", "/amount", "/signedOn");
        assertThat(analysis.field("/amount")).isEqualTo(amount);
        assertThat(analysis.field("/signedOn").state()).isEqualTo(Field.State.ABSENT);
        assertThat(analysis.receipt().rehearsal()).isTrue();
        assertThat(analysis.receipt().timings().model()).hasValue(12);
    }

    @Test
    void whenACallIsMade_thenTheFunctionGetsTheReferencesAndTheTimeLeftAndNoBytes() throws IOException {
        function.replies(Invocation.Script.analysis(LOAN));
        Analysis<Loan> analysis = analyzer.analyze(AnalyzeRequest.builder(Loan.class)
                .documents(Given.document(analyzer))
                .instructions("as a banker")
                .options(options -> options.respondIn("zh-hant"))
                .build());
        Request request = function.invocations().get(0).request();
        assertThat(request.requestId()).isEqualTo(analysis.receipt().requestId());
        assertThat(request.task()).isEqualTo("analyze");
        assertThat(request.budgetMillis()).isBetween(1L, 20_000L);
        assertThat(request.instructions()).isEqualTo("as a banker");
        assertThat(request.respondIn()).isEqualTo("zh-Hant");
        assertThat(Objects.requireNonNull(request.documents()).get(0).versionId())
                .isEqualTo("v1");
        assertThat(Objects.requireNonNull(request.schema())
                        .at("/properties/amount/format")
                        .asText())
                .isEqualTo("decimal");
    }

    @Test
    void whenACallIsMade_thenItGoesToTheAliasSignedForItsRegion() {
        function.replies(Invocation.Script.analysis(LOAN));
        analyzer.analyze(Given.document(analyzer), Loan.class);
        Invocation invocation = function.invocations().get(0);
        assertThat(invocation.path()).contains("/functions/" + Given.ALIAS + "/");
        assertThat(invocation.headers().get("authorization")).contains("/us-east-1/lambda/aws4_request");
    }

    @Test
    void whenTheFunctionRefuses_thenItsReasonComesThrough() {
        function.replies(Invocation.Script.refused(new Event.Refused(
                null,
                null,
                ErrorCode.DOCUMENT_ENCRYPTED,
                Stage.PREPARE,
                "the PDF needs a password",
                1,
                Paid.NO,
                null,
                null)));
        SallyportException failure = failing();
        assertThat(failure).isInstanceOf(InvalidDocumentException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_ENCRYPTED);
        assertThat(failure.stage()).isEqualTo(Stage.PREPARE);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure).hasMessageContaining("document 1").hasMessageContaining(failure.requestId());
    }

    @Test
    void whenTheFunctionIsOfANewerVersion_thenItsUnknownEventsAndCodesSurvive() {
        function.replies(events -> {
            events.write(new Event.Unrecognized());
            events.end(new Event.Refused(
                    null, null, ErrorCode.of("of_tomorrow"), Stage.MODEL, "no", null, Paid.YES, null, null));
        });
        SallyportException failure = failing();
        assertThat(failure).isInstanceOf(RefusedException.class);
        assertThat(failure.code().name()).isEqualTo("of_tomorrow");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.paid()).isEqualTo(Paid.YES);
    }

    @Test
    void whenTheFunctionEndsWithAnError_thenNobodyKnowsWhetherItWasPaid() {
        function.does(invocation -> {
            if (invocation.streaming()) {
                invocation.begin();
                invocation.frames(events -> events.write(new Event.Heartbeat()));
                invocation.frame(
                        "InvokeComplete", "{\"ErrorCode\":\"Runtime.ExitError\",\"ErrorDetails\":\"CONTENTCANARY\"}");
                invocation.end();
            } else {
                invocation.respond(
                        200,
                        Map.of("X-Amz-Function-Error", "Unhandled"),
                        "{\"errorMessage\":\"CONTENTCANARY\"}".getBytes(StandardCharsets.UTF_8));
            }
        });
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenTheReplyEndsBeforeItsTerminalEvent_thenItIsNoAnswer() {
        function.replies(events -> events.write(new Event.Accepted("r")));
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenTheReplyIsEmpty_thenItIsNoAnswer() {
        function.replies(events -> {});
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenTheReplyIsGarbage_thenItIsNoAnswer() {
        function.does(invocation -> {
            byte[] garbage = "CONTENTCANARY, and not JSON\n".getBytes(StandardCharsets.UTF_8);
            if (invocation.streaming()) {
                invocation.begin();
                invocation.frame("PayloadChunk", garbage);
                invocation.frame("InvokeComplete", "{}");
                invocation.end();
            } else {
                invocation.respond(200, Map.of(), garbage);
            }
        });
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenTheSealIsWrong_thenItIsNoAnswer() {
        function.does(invocation -> {
            String sealed = new String(Invocation.buffered(Invocation.Script.analysis(LOAN)), StandardCharsets.UTF_8);
            byte[] altered = sealed.replace("{\"event\":\"accepted\",\"requestId\":\"r\"}", "{\"event\":\"heartbeat\"}")
                    .getBytes(StandardCharsets.UTF_8);
            if (invocation.streaming()) {
                invocation.begin();
                invocation.frame("PayloadChunk", altered);
                invocation.frame("InvokeComplete", "{}");
                invocation.end();
            } else {
                invocation.respond(200, Map.of(), altered);
            }
        });
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenNothingComesBeforeTheDeadline_thenTheWaitEndsAndTheNextCallWorks() {
        function.does(invocation -> {});
        SallyportException failure = Objects.requireNonNull(catchThrowableOfType(
                SallyportException.class,
                () -> analyzer.analyze(AnalyzeRequest.builder(Loan.class)
                        .documents(Given.document(analyzer))
                        .options(options -> options.deadline(SHORT))
                        .build())));
        broken(failure, Paid.UNKNOWN);
        assertThat(failure).hasMessageContaining("deadline");
        function.replies(Invocation.Script.analysis(LOAN));
        assertThat(analyzer.analyze(Given.document(analyzer), Loan.class)
                        .value()
                        .applicant())
                .isNotEmpty();
    }

    @Test
    void whenTheConnectionIsResetAfterTheRequest_thenNobodyKnowsWhetherItWasPaid() {
        function.does(Invocation::reset);
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenTheConnectionIsClosedAfterTheRequest_thenNobodyKnowsWhetherItWasPaid() {
        function.does(invocation -> invocation.socket().close());
        broken(failing(), Paid.UNKNOWN);
    }

    @Test
    void whenNobodyListens_thenItIsCertainThatNothingWasPaid() throws IOException {
        analyzer.close();
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        analyzer = Given.analyzer(URI.create("http://127.0.0.1:" + port), mode(), Duration.ofSeconds(20));
        SallyportException failure = failing();
        broken(failure, Paid.NO);
        assertThat(failure).hasMessageContaining("can't be reached");
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequestContentException, internal",
        "403, AccessDeniedException, not_allowed",
        "404, ResourceNotFoundException, not_allowed",
        "413, RequestTooLargeException, usage",
        "429, TooManyRequestsException, throttled",
        "409, SnapStartNotReadyException, throttled",
        "502, ENILimitReachedException, throttled",
        "502, KMSAccessDeniedException, misconfigured"
    })
    void whenLambdaRefusesTheCall_thenItIsCertainThatNothingWasPaid(int status, String error, String code) {
        answersWith(status, error);
        SallyportException failure = failing();
        assertThat(failure).isInstanceOf(RefusedException.class);
        assertThat(failure.code().name()).isEqualTo(code);
        assertThat(failure.stage()).isEqualTo(Stage.TRANSPORT);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure).hasMessageContaining(error).hasMessageContaining(String.valueOf(status));
        assertThat(function.invocations()).hasSize(1);
        Secrecy.check(failure);
    }

    @ParameterizedTest
    @CsvSource({"500, ServiceException", "502, BadGateway", "503, ServiceUnavailable", "504, GatewayTimeout"})
    void whenLambdaFails_thenItIsNotRepeatedAndNobodyKnowsWhetherItWasPaid(int status, String error) {
        answersWith(status, error);
        broken(failing(), Paid.UNKNOWN);
    }

    private void answersWith(int status, String error) {
        function.does(invocation -> invocation.respond(
                status,
                Map.of("X-Amzn-ErrorType", error, "x-amzn-RequestId", "aws-request-1"),
                "{\"message\":\"CONTENTCANARY\",\"Type\":\"User\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whenTheCallerEndsTheWait_thenItIsOverAtOnceAndNobodyKnowsWhetherItWasPaid() throws Exception {
        var arrived = new CountDownLatch(1);
        function.does(invocation -> arrived.countDown());
        Run<AnalyzeEvent, Analysis<Loan>> run = analyzer.start(AnalyzeRequest.of(Loan.class, Given.document(analyzer)));
        arrived.await();
        run.close();
        broken(Objects.requireNonNull(catchThrowableOfType(SallyportException.class, run::result)), Paid.UNKNOWN);
        assertThat(catchThrowableOfType(SallyportException.class, run::result)).isNotNull();
    }

    @Test
    void whenTheThreadIsInterrupted_thenTheWaitIsOverAndTheThreadStaysInterrupted() {
        function.does(invocation -> {});
        Thread.currentThread().interrupt();
        SallyportException failure = failing();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(NoReplyException.class);
    }

    @Test
    void whenCredentialsCantBeHad_thenNothingWasSent() {
        try (DocumentAnalyzer nobody = Given.builder(function.uri(), mode())
                .credentials(() -> {
                    throw new IllegalStateException("SECRETCANARY");
                })
                .build()) {
            SallyportException failure = Objects.requireNonNull(catchThrowableOfType(
                    SallyportException.class, () -> nobody.analyze(Given.document(nobody), Loan.class)));
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(failure.paid()).isEqualTo(Paid.NO);
            assertThat(function.invocations()).isEmpty();
            Secrecy.check(failure);
        }
    }

    @Test
    void whenItIsClosedDuringACall_thenTheCallEnds() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        function.does(invocation -> arrived.countDown());
        Run<AnalyzeEvent, Analysis<Loan>> run = analyzer.start(AnalyzeRequest.of(Loan.class, Given.document(analyzer)));
        arrived.await();
        analyzer.close();
        broken(Objects.requireNonNull(catchThrowableOfType(SallyportException.class, run::result)), Paid.UNKNOWN);
    }

    @Test
    void whenItIsClosed_thenItSaysSo() {
        Document document = Given.document(analyzer);
        analyzer.close();
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> analyzer.analyze(document, Loan.class)))
                .hasMessageContaining("closed");
    }

    /** One typed exception, one invocation at most, nothing of what was said in it. */
    void broken(SallyportException failure, Paid paid) {
        assertThat(failure).isInstanceOf(NoReplyException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.NO_REPLY);
        assertThat(failure.stage()).isEqualTo(Stage.TRANSPORT);
        assertThat(failure.paid()).as(failure.toString()).isEqualTo(paid);
        assertThat(failure).hasMessageContaining(Objects.requireNonNull(failure.requestId()));
        assertThat(function.invocations()).hasSize(paid == Paid.NO ? 0 : 1);
        Secrecy.check(failure);
    }
}
