package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.AnalysisResult;
import dev.sallyport.contract.AnalysisResult.FieldState;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventWriter.Framing;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Quote.Verification;
import dev.sallyport.contract.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServiceTest {

    private static final String SCHEMA = """
        {"type":"object","additionalProperties":false,"required":["applicant","amount"],
         "properties":{"applicant":{"type":"string"},"amount":{"type":"string","format":"decimal"}}}""";

    private static final String ANSWER = """
        {"value":{"applicant":"Chan Tai Man","amount":"1250000.00"},
         "fields":[{"path":"/applicant","state":"found","raw":"Chan Tai Man","evidence":[{"document":0,"page":1,"quote":"Chan Tai Man"}]},
                   {"path":"/amount","state":"found","raw":"HK$ 1,250,000.00","evidence":[{"document":0,"page":2,"quote":"HK$ 1,250,000.00"}]}],
         "languages":["en"]}""";

    private final Served served = new Served();

    private DocumentReference form() {
        return served.document(
                "intake/form.pdf", Pdfs.of("Applicant: Chan Tai Man", "Amount applied for: HK$ 1,250,000.00"));
    }

    private AnalysisResult analysis(Event.Result result) {
        AnalysisResult analysis = result.analysis();
        if (analysis == null) {
            throw new AssertionError("no analysis");
        }
        return analysis;
    }

    @Nested
    class GivenAPdf {

        @Test
        void whenItIsAnalyzed_thenTheValueAndVerifiedQuotesComeBack() {
            served.model.says(ANSWER);

            AnalysisResult analysis = analysis(served.result(served.analyze(SCHEMA, form())));

            assertThat(String.valueOf(analysis.value()))
                    .isEqualTo("{\"applicant\":\"Chan Tai Man\",\"amount\":\"1250000.00\"}");
            assertThat(analysis.fields())
                    .extracting(AnalysisResult.FieldReading::path)
                    .containsExactly("/applicant", "/amount");
            assertThat(analysis.fields())
                    .flatExtracting(AnalysisResult.FieldReading::evidence)
                    .extracting("page", "verification")
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, Verification.VERIFIED),
                            org.assertj.core.groups.Tuple.tuple(2, Verification.VERIFIED));
            assertThat(analysis.rehearsal()).isTrue();
            assertThat(analysis.usage()).isEqualTo(new dev.sallyport.contract.Usage(100L, 10L, 1));
        }

        @Test
        void whenItIsAnalyzed_thenEveryStageIsTold() {
            served.model.says(ANSWER);

            served.result(served.analyze(SCHEMA, form()));

            assertThat(served.events.get(0)).isEqualTo(new Event.Accepted("r-1"));
            assertThat(served.events)
                    .filteredOn(Event.Progress.class::isInstance)
                    .extracting("stage")
                    .containsExactly(Stage.DOCUMENT, Stage.PREPARE, Stage.MODEL, Stage.DECODE);
        }

        @Test
        void whenItIsAnalyzed_thenItsPagesAndHashAreReported() {
            served.model.says(ANSWER);
            DocumentReference form = form();

            AnalysisResult analysis = analysis(served.result(served.analyze(SCHEMA, form)));

            assertThat(analysis.completeness()).isEqualTo(new AnalysisResult.Completeness(2, 2, null, null));
            assertThat(analysis.documents()).singleElement().satisfies(document -> {
                assertThat(document.mediaType()).isEqualTo("application/pdf");
                assertThat(document.readingModes()).containsExactly("both", "both");
                assertThat(document.sha256()).hasSize(64);
            });
        }
    }

    @Nested
    class GivenATextInAnotherScript {

        @Test
        void whenItIsAnalyzed_thenItsQuotesAreVerifiedWithoutAPage() {
            byte[] text = "申請人:陳大文\n金額:港幣 壹佰萬元".getBytes(StandardCharsets.UTF_8);
            served.model.says("""
                {"value":{"applicant":"陳大文","amount":"1000000"},"fields":[
                 {"path":"/applicant","state":"found","raw":"陳大文","evidence":[{"document":0,"page":null,"quote":"申請人:陳大文"}]}],"languages":["zh-Hant"]}""");

            AnalysisResult analysis =
                    analysis(served.result(served.analyze(SCHEMA, served.document("intake/a.txt", text))));

            assertThat(analysis.fields())
                    .first()
                    .satisfies(field -> assertThat(field.evidence())
                            .singleElement()
                            .satisfies(quote -> {
                                assertThat(quote.verification()).isEqualTo(Verification.VERIFIED);
                                assertThat(quote.page()).isNull();
                            }));
            assertThat(analysis.languages()).containsExactly("zh-Hant");
            assertThat(analysis.completeness()).isEqualTo(new AnalysisResult.Completeness(null, null, null, null));
        }
    }

    @Nested
    class GivenAnAnswerThatIsNoValue {

        @Test
        void whenTheModelMendsIt_thenTheCallSucceedsWithTwoRequests() {
            served.model.says("Sure! Here it is: {\"value\":{\"applicant\":7}}").says(ANSWER);

            AnalysisResult analysis = analysis(served.result(served.analyze(SCHEMA, form())));

            assertThat(analysis.usage()).isEqualTo(new dev.sallyport.contract.Usage(200L, 20L, 2));
            assertThat(served.model.prompts().get(1).body().toString())
                    .contains("<repair>")
                    .contains("/applicant");
        }

        @Test
        void whenItStaysSo_thenTheRawAnswerComesBackAndItIsPaid() {
            served.model.says("nothing useful").says("nothing useful either");

            Event.Refused refused = served.refused(served.analyze(SCHEMA, form()));

            assertThat(refused.code()).isEqualTo(ErrorCode.ANSWER_INVALID);
            assertThat(refused.stage()).isEqualTo(Stage.DECODE);
            assertThat(refused.answer()).isEqualTo("nothing useful either");
            assertThat(refused.message()).doesNotContain("useful");
            assertThat(refused.paid()).isEqualTo(Paid.YES);
            assertThat(served.model.prompts()).hasSize(2);
        }

        @Test
        void whenTheRepairIsThrottled_thenTheFirstAnswerComesBackAndItIsPaid() {
            served.model.says("nothing useful").does(prompt -> {
                throw Refusal.ofModel(ErrorCode.THROTTLED, "Busy.", Paid.NO, null, null);
            });

            Event.Refused refused = served.refused(served.analyze(SCHEMA, form()));

            assertThat(refused.code()).isEqualTo(ErrorCode.ANSWER_INVALID);
            assertThat(refused.answer()).isEqualTo("nothing useful");
            assertThat(refused.paid()).isEqualTo(Paid.YES);
        }
    }

    @Nested
    class GivenARequestThatMakesNoSense {

        @Test
        void whenItIsSent_thenUsageIsTheAnswer() {
            for (String payload : List.of(
                    "",
                    "[]",
                    "{}",
                    "{\"request\":\"x\"}",
                    "{\"request\":\"{}\"}",
                    "{\"request\":\"{\\\"version\\\":1,\\\"requestId\\\":\\\"r\\\",\\\"budgetMillis\\\":0}\"}",
                    "{\"request\":\"{\\\"version\\\":1,\\\"requestId\\\":\\\"r\\\",\\\"budgetMillis\\\":9999,\\\"task\\\":\\\"sing\\\"}\"}")) {
                Event.Refused refused = (Event.Refused) served.answer(Served.ALIAS, payload);
                assertThat(refused.code()).as(payload).isEqualTo(ErrorCode.USAGE);
            }
        }

        @Test
        void whenItsSchemaIsNotOfAnObject_thenUsageIsTheAnswer() {
            assertThat(served.refused(served.analyze("{\"type\":\"string\"}", form()))
                            .code())
                    .isEqualTo(ErrorCode.USAGE);
        }

        @Test
        void whenItsSchemaPointsOutside_thenNothingIsFetchedAndUsageIsTheAnswer() {
            String outside =
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:1/schema.json\"}}}";

            assertThat(served.refused(served.analyze(outside, form())).code()).isEqualTo(ErrorCode.USAGE);
        }
    }

    @Nested
    class GivenAStageThatBreaks {

        @Test
        void whenItThrowsAnything_thenTheReplyStillEndsOnce() {
            for (Throwable failure : List.of(
                    new IllegalStateException("a customer's name"), new StackOverflowError(), new LinkageError())) {
                Served broken = new Served();
                broken.model.does(prompt -> {
                    throw sneaky(failure);
                });
                DocumentReference form = broken.document("intake/a.txt", "a text".getBytes(StandardCharsets.UTF_8));

                Event.Refused refused = broken.refused(broken.analyze(SCHEMA, form));

                assertThat(refused.code()).isEqualTo(ErrorCode.INTERNAL);
                assertThat(refused.stage()).isEqualTo(Stage.MODEL);
                assertThat(refused.paid()).isEqualTo(Paid.UNKNOWN);
                assertThat(new String(broken.reply, StandardCharsets.UTF_8)).doesNotContain("customer");
            }
        }

        @Test
        void whenMemoryIsUsedUp_thenTheDocumentsAreTooLarge() {
            served.model.does(prompt -> {
                throw new OutOfMemoryError();
            });

            assertThat(served.refused(served.analyze(SCHEMA, form())).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }

        @SuppressWarnings("unchecked")
        private <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
            throw (E) failure;
        }
    }

    @Nested
    class GivenABufferedReply {

        @Test
        void whenTheResultFits_thenItIsOneArray() {
            served.framedAs(Framing.ARRAY).model.says(ANSWER);

            served.result(served.analyze(SCHEMA, form()));

            assertThat(new String(served.reply, StandardCharsets.UTF_8))
                    .startsWith("[{")
                    .endsWith("}]");
        }

        @Test
        void whenTheResultIsLargerThanAPayload_thenItIsRefusedAndPaid() {
            String name = "x".repeat(7_000_000);
            served.framedAs(Framing.ARRAY)
                    .model
                    .says("{\"value\":{\"applicant\":\"" + name + "\",\"amount\":null},\"fields\":[]}");

            Event.Refused refused = served.refused(served.analyze(SCHEMA, form()));

            assertThat(refused.code()).isEqualTo(ErrorCode.ANSWER_CUT);
            assertThat(refused.paid()).isEqualTo(Paid.YES);
            assertThat(served.reply.length).isLessThan(10_000);
        }
    }

    @Nested
    class GivenAWorkingHeart {

        @Test
        void whenTheModelThinks_thenHeartbeatsGoOutUntilTheEnd() {
            boolean[] silent = {false};
            Runnable[] beat = {() -> {}};
            served.beatingWith((interval, beats) -> {
                assertThat(interval).isLessThanOrEqualTo(dev.sallyport.contract.Limits.HEARTBEAT);
                beat[0] = beats;
                return () -> silent[0] = true;
            });
            served.model.does(prompt -> {
                beat[0].run();
                beat[0].run();
                return ANSWER;
            });

            served.result(served.analyze(SCHEMA, form()));

            assertThat(served.events)
                    .filteredOn(Event.Heartbeat.class::isInstance)
                    .hasSize(2);
            assertThat(silent[0]).isTrue();
        }
    }

    @Nested
    class GivenAFieldThatTheModelCallsAbsent {

        @Test
        void whenItGivesAPlaceholder_thenTheValueIsNull() {
            served.model.says("""
                {"value":{"applicant":"N/A","amount":"0"},"fields":[
                 {"path":"/applicant","state":"absent","raw":null,"evidence":[]},{"path":"/amount","state":"absent"}]}""");

            AnalysisResult analysis = analysis(served.result(served.analyze(SCHEMA, form())));

            assertThat(String.valueOf(analysis.value())).isEqualTo("{\"applicant\":null,\"amount\":null}");
            assertThat(analysis.fields())
                    .extracting(AnalysisResult.FieldReading::state)
                    .containsOnly(FieldState.ABSENT);
        }
    }
}
