package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.contract.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code toString} ends up in logs. */
final class GivenSomethingToPrintTest {

    private static final Quote QUOTE =
            new Quote(0, OptionalInt.of(1), "CONTENTCANARY", List.of(1.0), Quote.Verification.VERIFIED);
    private static final Receipt RECEIPT =
            new Receipt("r", "m", true, Usage.NONE, new Receipt.Timings(OptionalLong.empty(), 1));

    static Stream<Object> everythingThatHoldsContent() {
        Document document = new Document("bucket", "KEYCANARY", "v", 1L, "HASHCANARY");
        return Stream.of(
                document,
                QUOTE,
                Field.of(Field.State.FOUND, "CONTENTCANARY", "CONTENTCANARY", List.of(QUOTE), Confidence.UNKNOWN),
                new Money(BigDecimal.ONE, "CANARY"),
                new Answer("CONTENTCANARY", List.of(QUOTE), RECEIPT),
                new AssistEvent.Text("CONTENTCANARY"),
                AssistRequest.builder("CONTENTCANARY")
                        .documents(document)
                        .earlier("CONTENTCANARY", "CONTENTCANARY")
                        .build(),
                AnalyzeRequest.builder(Samples.Loan.class)
                        .documents(document)
                        .instructions("CONTENTCANARY")
                        .build(),
                Schema.parse("{\"type\":\"object\",\"properties\":{\"CANARY\":{}}}"),
                PriceHistory.undated("CANARY", "D", List.of(1.0)),
                ForecastRequest.of(PriceHistory.undated("CANARY", "D", List.of(1.0))),
                new Forecast(
                        List.of(new SeriesForecast("CANARY", "ok", "D", "m", List.of(), Optional.empty(), List.of())),
                        RECEIPT),
                ApprovedPrefix.of("s3://bucket/PREFIXCANARY/"));
    }

    @ParameterizedTest
    @MethodSource("everythingThatHoldsContent")
    void whenItIsPrinted_thenNothingOfItsContentShows(Object value) {
        Secrecy.check(value);
        assertThat(value.toString()).isNotEmpty();
    }

    @Test
    void whenAPriceIsPrinted_thenItDoesNotShow() {
        var interval = new SeriesForecast.Interval(123.45, 678.9);
        assertThat(new SeriesForecast.Point(Optional.empty(), 1, OptionalDouble.of(123.45), Map.of(80, interval)))
                .asString()
                .doesNotContain("123")
                .doesNotContain("678");
        assertThat(interval).asString().doesNotContain("123");
    }

    @Test
    void whenAnExceptionTravels_thenItsReasonSurvivesAndContentStaysBehind() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(new UnreadableResultException(
                    ErrorCode.of("of_tomorrow"), Stage.RESULT, Paid.YES, "r", "no value", null, "CONTENTCANARY"));
        }
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("CANARY");
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            UnreadableResultException arrived = (UnreadableResultException) objects.readObject();
            assertThat(arrived.code().name()).isEqualTo("of_tomorrow");
            assertThat(arrived.paid()).isEqualTo(Paid.YES);
            assertThat(arrived).hasMessage("no value (request r)");
            assertThat(arrived.rawAnswer()).isEmpty();
        }
    }
}
