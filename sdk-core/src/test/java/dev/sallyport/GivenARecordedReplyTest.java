package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.RecordedMessages;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's recorded replies, as a function of any version sends them: lines streamed, arrays buffered. */
final class GivenARecordedReplyTest {

    private static final Schema SCHEMA = Schema.parse("{\"type\":\"object\",\"properties\":{}}");

    private final FakeFunction function = FakeFunction.start();

    @AfterEach
    void stop() throws IOException {
        function.close();
    }

    static Stream<String> broken() {
        return RecordedMessages.names("broken/").stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply/analyze.jsonl", "reply/analyze.json", "reply/newer.jsonl", "reply/newer.json"})
    void whenItAnalyzes_thenTheValueIsRead(String name) {
        try (DocumentAnalyzer analyzer = replies(name)) {
            Analysis<Map<String, @Nullable Object>> analysis =
                    analyzer.analyze(AnalyzeRequest.of(SCHEMA, Given.document(analyzer)));

            assertThat(analysis.value()).containsEntry("applicant", "陳大文").containsEntry("signedOn", null);
            assertThat(analysis.field("/total").raw()).isEqualTo("HK$ 1,250,000.00");
            assertThat(analysis.languages()).containsExactly("zh-Hant", "en");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply/assist.jsonl", "reply/assist.json"})
    void whenItAssists_thenTheAnswerIsRead(String name) {
        try (DocumentAnalyzer analyzer = replies(name);
                Run<AssistEvent, Answer> run = analyzer.assist(AssistRequest.of("?", Given.document(analyzer)))) {
            assertThat(run.result().text()).isEqualTo("ยังขาดหลักฐานที่อยู่\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply/forecast.jsonl", "reply/forecast.json"})
    void whenItForecasts_thenEverySeriesIsRead(String name) {
        try (DocumentAnalyzer analyzer = replies(name)) {
            Forecast forecast = analyzer.forecast(
                    ForecastRequest.of(PriceHistory.undated("rice", "M", Arrays.asList(1.0, 2.0, 3.0))));

            assertThat(forecast.series()).extracting(SeriesForecast::id).containsExactly("rice", "freight");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reply/refused.jsonl, document_encrypted",
        "reply/refused.json, document_encrypted",
        "reply/refused-at-once.jsonl, not_allowed",
        "reply/refused-at-once.json, not_allowed",
        "reply/answer-invalid.jsonl, answer_invalid",
        "reply/answer-invalid.json, answer_invalid",
        "reply/unknown-code.jsonl, residency_refused",
        "reply/unknown-code.json, residency_refused"
    })
    void whenItRefuses_thenTheCodeIsItsOwn(String name, String code) {
        SallyportException failure = failing(name);

        assertThat(failure.code()).isEqualTo(ErrorCode.of(code));
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whenItIsBroken_thenItIsNeverASuccess(String name) {
        assertThat(failing(name)).isInstanceOf(NoReplyException.class);
    }

    @Test
    void whenTheModelsAnswerWasInvalid_thenItIsInTheExceptionAndNotInItsMessage() {
        UnreadableResultException failure = (UnreadableResultException) failing("reply/answer-invalid.jsonl");

        assertThat(failure.rawAnswer()).isEqualTo("I'm afraid the form is blank.");
        assertThat(failure).hasMessageNotContaining("afraid");
    }

    private SallyportException failing(String name) {
        try (DocumentAnalyzer analyzer = replies(name)) {
            return Objects.requireNonNull(catchThrowableOfType(
                    SallyportException.class,
                    () -> analyzer.analyze(AnalyzeRequest.of(SCHEMA, Given.document(analyzer)))));
        }
    }

    private DocumentAnalyzer replies(String name) {
        byte[] reply = RecordedMessages.bytes(name);
        boolean lines = name.endsWith(".jsonl");
        function.does(invocation -> {
            if (lines) {
                invocation.begin();
                // Cut without regard to lines and characters, as a network does.
                for (int from = 0; from < reply.length; from += 100) {
                    invocation.frame(
                            "PayloadChunk", Arrays.copyOfRange(reply, from, Math.min(reply.length, from + 100)));
                }
                invocation.frame("InvokeComplete", "{}");
                invocation.end();
            } else {
                invocation.respond(200, Map.of(), reply);
            }
        });
        return Given.analyzer(
                function.uri(), lines ? TransportMode.STREAMING : TransportMode.BUFFERED, Duration.ofSeconds(20));
    }
}
