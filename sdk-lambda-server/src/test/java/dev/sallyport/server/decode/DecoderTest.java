package dev.sallyport.server.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.AnalysisResult.FieldReading;
import dev.sallyport.contract.AnalysisResult.FieldState;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.server.Refusal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static final String SCHEMA = """
        {"type":"object","additionalProperties":false,"required":["name","total","party","rows","kind"],
         "properties":{
          "name":{"type":"string"},
          "total":{"type":"object","format":"currency","required":["amount","currency"],"additionalProperties":false,
                   "properties":{"amount":{"type":"string","format":"decimal"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}},
          "party":{"$ref":"#/$defs/party"},
          "agent":{"$ref":"#/$defs/party"},
          "rows":{"type":"array","items":{"type":"object","required":["a/b"],"properties":{"a/b":{"type":"string","format":"date"}}}},
          "kind":{"enum":["loan","lease"]},
          "count":{"type":"integer"}},
         "$defs":{"party":{"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"type":"string"},"share":{"type":"string","format":"decimal"}}}}}""";

    private static final String WHOLE = """
        {"name":"x","total":{"amount":"1.50","currency":"HKD"},"party":{"id":"p"},"rows":[{"a/b":"2026-01-31"}],"kind":"loan"}""";

    private static Decoder decoder() {
        try {
            return new Decoder(ValueSchema.of(Codec.read(SCHEMA, JsonNode.class)), new Evidence(List.of()));
        } catch (MalformedMessageException | Refusal e) {
            throw new AssertionError(e);
        }
    }

    private static DecodedValue decoded(String answer) {
        try {
            return decoder().decode(answer);
        } catch (InvalidAnswerException e) {
            throw new AssertionError(String.join("\n", e.problems()), e);
        }
    }

    private static List<String> problems(String value) {
        InvalidAnswerException e = catchThrowableOfType(
                InvalidAnswerException.class, () -> decoder().decode("{\"value\":" + value + "}"));
        assertThat(e).as(value).isNotNull();
        return e.problems();
    }

    private static String value(String answer) {
        return Codec.write(decoded("{\"value\":" + answer + "}").value());
    }

    @Nested
    class GivenAWholeValue {

        @Test
        void whenItIsDecoded_thenEachLeafHasAFieldAndACurrencyIsOne() {
            assertThat(decoded("{\"value\":" + WHOLE + "}").fields())
                    .extracting(FieldReading::path)
                    .containsExactly("/name", "/total", "/party/id", "/party/share", "/rows/0/a~1b", "/kind", "/count");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "```json\n%s\n```", "Here is {what} you asked for:\n%s\nDone.", "\n\n%s {"})
        void whenWordsStandAroundIt_thenItIsFound(String frame) {
            String answer = frame.replace("%s", "{\"value\":" + WHOLE + ",\"languages\":[\"zh-Hant\",\"??\",7]}");

            assertThat(decoded(answer).languages()).containsExactly("zh-Hant");
        }
    }

    @Nested
    class GivenAValueWithGaps {

        @Test
        void whenLeavesAreMissing_thenTheyAreNullAndAbsent() {
            DecodedValue decoded = decoded("{\"value\":{\"rows\":[{}]}}");

            assertThat(Codec.write(decoded.value()))
                    .isEqualTo(
                            "{\"rows\":[{\"a/b\":null}],\"name\":null,\"total\":null,\"party\":{\"id\":null,\"share\":null},\"kind\":null,\"count\":null}");
            assertThat(decoded.fields()).extracting(FieldReading::state).containsOnly(FieldState.ABSENT);
        }

        @Test
        void whenAnOptionalPartIsNull_thenItIsLeftOut() {
            assertThat(value("{\"agent\":null,\"party\":null,\"rows\":null}"))
                    .doesNotContain("agent")
                    .contains("\"party\":{\"id\":null,\"share\":null}")
                    .contains("\"rows\":[]");
        }

        @Test
        void whenACurrencyHasNothingInIt_thenItIsNullAsAWhole() {
            assertThat(value("{\"total\":{\"amount\":null,\"currency\":null}}")).contains("\"total\":null");
        }
    }

    @Nested
    class GivenAScalarInAnotherJsonType {

        @Test
        void whenNothingButTheTypeDiffers_thenItIsConverted() {
            assertThat(
                            value(
                                    "{\"total\":{\"amount\":1.50,\"currency\":\"HKD\"},\"count\":\"12\",\"party\":{\"id\":\"p\",\"share\":1e2}}"))
                    .contains("{\"amount\":\"1.50\",\"currency\":\"HKD\"}")
                    .contains("\"count\":12")
                    .contains("\"share\":\"100\"");
        }
    }

    @Nested
    class GivenAValueThatIsNone {

        @Test
        void whenAFormIsWrong_thenThePathIsNamed() {
            assertThat(problems("{\"party\":{\"id\":\"p\",\"share\":\"1,250.00\"}}"))
                    .anyMatch(p -> p.startsWith("/party/share:"));
            assertThat(problems("{\"rows\":[{\"a/b\":\"2026-02-30\"}]}")).anyMatch(p -> p.contains("/rows/0/a~1b"));
            assertThat(problems("{\"total\":{\"amount\":\"1.50\",\"currency\":\"HK$\"}}"))
                    .anyMatch(p -> p.startsWith("/total"));
            assertThat(problems("{\"total\":{\"amount\":\"1.50\",\"currency\":null}}"))
                    .anyMatch(p -> p.startsWith("/total"));
            assertThat(problems("{\"kind\":\"gift\"}")).anyMatch(p -> p.contains("kind"));
            assertThat(problems("{\"name\":7}")).anyMatch(p -> p.contains("name"));
            assertThat(problems("{\"nickname\":\"x\"}")).anyMatch(p -> p.contains("nickname"));
            assertThat(problems("{\"rows\":{}}")).anyMatch(p -> p.contains("rows"));
            assertThat(problems("[]")).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "no JSON", "{", "[]", "{\"name\":\"x\"}", "{\"value\":{\"name\":\"x\"}", "null"})
        void whenThereIsNoObjectWithAValue_thenItIsInvalid(String answer) {
            assertThat(catchThrowableOfType(
                            InvalidAnswerException.class, () -> decoder().decode(answer)))
                    .isNotNull();
        }

        @Test
        void whenItIsNestedWithoutEnd_thenItIsInvalidAndNothingOverflows() {
            String deep = "{\"value\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

            assertThat(catchThrowableOfType(
                            InvalidAnswerException.class, () -> decoder().decode(deep)))
                    .isNotNull();
        }
    }

    @Nested
    class GivenWhatTheModelSaysOfItsFields {

        @Test
        void whenStatesAreGiven_thenTheyAreKeptWhereTheyFitTheValue() {
            DecodedValue decoded = decoded("{\"value\":{\"name\":\"x\",\"kind\":null,\"count\":3},\"fields\":["
                    + "{\"path\":\"/name\",\"state\":\"conflicting\",\"raw\":\"x or y\"},"
                    + "{\"path\":\"/kind\",\"state\":\"found\"},"
                    + "{\"path\":\"/count\",\"state\":\"unreadable\"},"
                    + "{\"path\":\"/elsewhere\",\"state\":\"found\"}, 7]}");

            assertThat(decoded.fields())
                    .filteredOn(field -> List.of("/name", "/kind", "/count").contains(field.path()))
                    .extracting(FieldReading::state)
                    .containsExactlyInAnyOrder(FieldState.CONFLICTING, FieldState.ABSENT, FieldState.UNREADABLE);
            assertThat(decoded.fields()).extracting(FieldReading::path).doesNotContain("/elsewhere");
        }
    }
}
