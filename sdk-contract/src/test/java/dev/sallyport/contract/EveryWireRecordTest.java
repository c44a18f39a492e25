package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every component of every record on the wire, so that either side may be the newer one. */
class EveryWireRecordTest {

    /** What may be shown: names that we make ourselves, the caller's names for the fields, and a model's name. */
    private static final Set<String> SHOWN = Set.of(
            "Accepted.requestId",
            "AnalysisResult.model",
            "AnswerResult.model",
            "AuditNote.code",
            "AuditNote.message",
            "DocumentReading.mediaType",
            "DocumentReading.readingModes",
            "DocumentReading.sha256",
            "DocumentReference.mediaTypeHint",
            "FieldReading.path",
            "PriceSeries.frequency",
            "Request.requestId",
            "Request.task",
            "Result.sha256",
            "SeriesForecast.method",
            "SeriesForecast.status",
            "Turn.role",
            "Warning.code",
            "Warning.message");

    @Test
    void whenTheContractIsRead_thenItsRecordsAreFound() {
        assertThat(WireRecords.all().map(Class::getSimpleName))
                .contains("Envelope", "Request", "Turn", "Result", "Refused", "FieldReading", "Point");
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.contract.WireRecords#all")
    void whenItIsFull_thenItIsTheSameAfterTheWire(Class<?> type) throws Exception {
        Object sample = WireRecords.sample(type);

        assertThat(Codec.read(Codec.write(sample), type)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.contract.WireRecords#all")
    void whenAComponentIsMissingOrNull_thenItIsReadAsAbsent(Class<?> type) throws Exception {
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode without = tree(type);
            assertThat(without.remove(component.getName())).isNotNull();
            assertThat(WireRecords.value(read(without, type), component))
                    .as("%s missing", component)
                    .isNull();
            without.putNull(component.getName());
            assertThat(WireRecords.value(read(without, type), component))
                    .as("%s null", component)
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.contract.WireRecords#all")
    void whenAComponentIsAbsent_thenNothingIsWrittenOfIt(Class<?> type) throws Exception {
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode without = tree(type);
            without.remove(component.getName());

            assertThat(Codec.tree(read(without, type))).isEqualTo(without);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.contract.WireRecords#all")
    void whenSomethingUnknownIsThere_thenItIsIgnored(Class<?> type) throws Exception {
        ObjectNode more = tree(type);
        more.putObject("ofALaterVersion").putArray("and").add(1);

        assertThat(read(more, type)).isEqualTo(WireRecords.sample(type));
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.contract.WireRecords#all")
    void whenAListHasANull_thenItIsMalformedUnlessItsTypeAllowsIt(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == List.class && !allowsNulls(component)) {
                ObjectNode withNull = tree(type);
                withNull.putArray(component.getName()).addNull();

                assertThatExceptionOfType(MalformedMessageException.class)
                        .as("%s with a null", component)
                        .isThrownBy(() -> read(withNull, type));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sallyport.contract.WireRecords#all")
    void whenShown_thenNoContentIs(Class<?> type) {
        String shown = WireRecords.sample(type).toString();

        Matcher texts = Pattern.compile("[A-Z]\\w+\\.\\w+").matcher(shown);
        assertThat(texts.results().map(text -> text.group())).allMatch(SHOWN::contains, "may be shown");
        if (type != ForecastResult.Backtest.class) {
            assertThat(shown).doesNotContain("424242.5");
        }
    }

    private static boolean allowsNulls(RecordComponent component) {
        AnnotatedParameterizedType list = (AnnotatedParameterizedType) component.getAnnotatedType();
        return list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode tree(Class<?> type) {
        return (ObjectNode) Codec.tree(WireRecords.sample(type));
    }

    private static Object read(ObjectNode json, Class<?> type) throws MalformedMessageException {
        return Codec.read(json.toString(), type);
    }
}
