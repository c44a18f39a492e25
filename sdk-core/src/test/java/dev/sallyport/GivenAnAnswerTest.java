package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the function's result. */
final class GivenAnAnswerTest {

    record Party(String name, Optional<String> role) {}

    record Contract(String title, List<Party> parties, Money total, Field<Party> buyer, Field<List<Party>> sellers) {}

    private static final String CONTRACT = """
            {"title":"CONTENTCANARY","parties":[{"name":"A","role":null},{"name":"B","role":"guarantor"}],
             "total":{"amount":"12.50","currency":"HKD"},"buyer":{"name":"A","role":null},"sellers":[]}""";

    private static final String FIELDS = """
            [{"path":"/title","state":"found","raw":"CONTENTCANARY"},
             {"path":"/total","state":"conflicting","raw":"HK$12.50"},
             {"path":"/buyer/name","state":"unreadable","raw":"A","evidence":[{"document":1,"quote":"A","box":[1,2,3,4],
              "verification":"approximate"}]},
             {"path":"/buyer/role","state":"absent"}]""";

    private FakeFunction function;
    private DocumentAnalyzer analyzer;

    @BeforeEach
    void start() {
        function = FakeFunction.start();
        analyzer = Given.analyzer(function.uri(), TransportMode.STREAMING, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        analyzer.close();
        function.close();
    }

    private void answers(String value, String fields, String more) {
        function.replies(Invocation.Script.analysis(
                "{\"model\":\"m\",\"value\":" + value + ",\"fields\":" + fields + more + "}"));
    }

    private <T> Analysis<T> analysis(Class<T> type) {
        return analyzer.analyze(Given.document(analyzer), type);
    }

    private <X extends SallyportException> X failing(Class<X> kind, Class<?> type) {
        X failure = Objects.requireNonNull(catchThrowableOfType(kind, () -> analysis(type)));
        assertThat(failure.stage()).isEqualTo(Stage.RESULT);
        assertThat(failure.paid()).isEqualTo(Paid.YES);
        Secrecy.check(failure);
        return failure;
    }

    @Test
    void whenItIsWhole_thenListsRecordsAndMoneyAreOfTheirTypes() {
        answers(CONTRACT, FIELDS, "");
        Analysis<Contract> analysis = analysis(Contract.class);
        Contract contract = analysis.value();
        assertThat(contract.parties()).extracting(Party::name).containsExactly("A", "B");
        assertThat(contract.parties().get(1).role()).contains("guarantor");
        assertThat(contract.total()).isEqualTo(new Money(new BigDecimal("12.50"), "HKD"));
        assertThat(analysis.field("/total").value().orElseThrow()).isEqualTo(contract.total());
        assertThat(analysis.field("/total").state()).isEqualTo(Field.State.CONFLICTING);
        assertThat(analysis.json()).contains("\"currency\":\"HKD\"");
    }

    @Test
    void whenAFieldHoldsSomethingWithParts_thenItHasThePartsEvidenceAndWorstState() {
        answers(CONTRACT, FIELDS, "");
        Contract contract = analysis(Contract.class).value();
        assertThat(contract.buyer().value()).contains(new Party("A", Optional.empty()));
        assertThat(contract.buyer().state()).isEqualTo(Field.State.UNREADABLE);
        assertThat(contract.buyer().evidence()).singleElement().satisfies(quote -> {
            assertThat(quote.document()).isEqualTo(1);
            assertThat(quote.page()).isEmpty();
            assertThat(quote.box()).containsExactly(1.0, 2.0, 3.0, 4.0);
            assertThat(quote.verification()).isEqualTo(Quote.Verification.APPROXIMATE);
        });
        assertThat(contract.sellers().state()).isEqualTo(Field.State.FOUND);
        assertThat(contract.sellers().value()).contains(List.of());
    }

    @Test
    void whenNothingIsSaidOfTheFields_thenTheirStateFollowsFromTheValue() {
        record Two(Field<String> there, Field<String> gone) {}
        answers("{\"there\":\"x\",\"gone\":null}", "null", "");
        Two two = analysis(Two.class).value();
        assertThat(two.there().state()).isEqualTo(Field.State.FOUND);
        assertThat(two.gone().state()).isEqualTo(Field.State.ABSENT);
        assertThat(two.gone().confidence()).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void whenSomethingRequiredIsAbsent_thenTheExceptionCarriesWhatWasRead() {
        answers("{\"title\":\"CONTENTCANARY\",\"parties\":null,\"total\":null}", FIELDS, "");
        IncompleteException failure = failing(IncompleteException.class, Contract.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.INCOMPLETE);
        assertThat(failure).hasMessageContaining("/parties, /total");
        assertThat(failure.partial().value()).containsEntry("title", "CONTENTCANARY");
        assertThat(failure.partial().field("/title").value()).hasToString("Optional[CONTENTCANARY]");
        Secrecy.check(failure.partial());
    }

    @Test
    void whenPagesOrRowsAreMissing_thenItIsIncomplete() {
        record Title(String title) {}
        answers("{\"title\":\"t\"}", "[]", ",\"completeness\":{\"pagesRead\":1,\"pages\":2}");
        assertThat(failing(IncompleteException.class, Title.class)
                        .partial()
                        .completeness()
                        .pages())
                .hasValue(2);
        answers("{\"title\":\"t\"}", "[]", ",\"completeness\":{\"rowsReturned\":9,\"rowsExpected\":10}");
        failing(IncompleteException.class, Title.class);
    }

    @Test
    void whenTheValueIsNotOfTheType_thenTheExceptionCarriesTheRawAnswer() {
        answers(CONTRACT.replace("12.50", "about CONTENTCANARY"), FIELDS, "");
        UnreadableResultException failure = failing(UnreadableResultException.class, Contract.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.ANSWER_INVALID);
        assertThat(failure).hasMessageContaining("/total");
        assertThat(failure.rawAnswer()).contains("about CONTENTCANARY");
    }

    @Test
    void whenTheModelsAnswerCouldNotBeUsed_thenItIsKept() {
        function.replies(Invocation.Script.refused(new Event.Refused(
                null, null, ErrorCode.ANSWER_CUT, Stage.DECODE, "cut", null, Paid.YES, null, "CONTENTCANARY")));
        UnreadableResultException failure = Objects.requireNonNull(
                catchThrowableOfType(UnreadableResultException.class, () -> analysis(Contract.class)));
        assertThat(failure.code()).isEqualTo(ErrorCode.ANSWER_CUT);
        assertThat(failure.rawAnswer()).isEqualTo("CONTENTCANARY");
        Secrecy.check(failure);
    }

    @Test
    void whenTheReplyHoldsNoValue_thenItIsUnreadable() {
        function.replies(events -> events.end(new Event.Result(null, null, null, null, null)));
        failing(UnreadableResultException.class, Contract.class);
    }

    @Test
    void whenTheAnalysisIsUntyped_thenNothingIsMissing() {
        answers("{\"title\":null,\"rows\":[{\"n\":1.50}]}", "[{\"path\":\"/title\",\"state\":\"absent\"}]", "");
        Schema schema = Schema.parse("{\"type\":\"object\",\"properties\":{\"title\":{\"type\":\"string\"}}}");
        var analysis = analyzer.analyze(AnalyzeRequest.of(schema, Given.document(analyzer)));
        assertThat(analysis.value()).containsEntry("title", null);
        assertThat(analysis.json()).isEqualTo("{\"title\":null,\"rows\":[{\"n\":1.50}]}");
        assertThat(analysis.field("/title").state()).isEqualTo(Field.State.ABSENT);
        assertThatIllegalArgumentException().isThrownBy(() -> analysis.field("/nothing"));
    }

    @Test
    void whenASchemaIsNoObjectsSchema_thenItIsRefused() {
        for (String json : List.of("[]", "{", "{\"type\":\"string\"}", "{\"type\":\"object\"}", "null")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Schema.parse(json));
        }
    }

    @Test
    void whenATypeCantBeDescribed_thenTheRequestIsRefusedWhereItIsBuilt() {
        record Odd(Object anything) {}
        Document document = Given.document(analyzer);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnalyzeRequest.of(Odd.class, document))
                .withMessageContaining("Odd.anything");
    }
}
