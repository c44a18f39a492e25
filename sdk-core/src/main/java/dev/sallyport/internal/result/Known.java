package dev.sallyport.internal.result;

import dev.sallyport.Confidence;
import dev.sallyport.Field;
import dev.sallyport.Quote;
import dev.sallyport.contract.AnalysisResult.FieldReading;
import dev.sallyport.contract.AnalysisResult.FieldState;
import dev.sallyport.internal.schema.Knowledge;
import dev.sallyport.internal.schema.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the function says of each scalar, by its pointer, in its order. */
final class Known implements Knowledge {

    private final Map<String, FieldReading> readings = new LinkedHashMap<>();

    Known(@Nullable List<FieldReading> fields) {
        for (FieldReading field : fields == null ? List.<FieldReading>of() : fields) {
            if (field != null && field.path() != null) {
                readings.put(field.path(), field);
            }
        }
    }

    Iterable<String> pointers() {
        return readings.keySet();
    }

    @Override
    public <V> Field<V> field(Place place, @Nullable V value) {
        FieldReading reading = readings.get(place.pointer());
        return reading == null ? whole(place, value) : field(reading, value);
    }

    <V> Field<V> field(String pointer, @Nullable V value) {
        return field(new Place(pointer), value);
    }

    private static <V> Field<V> field(FieldReading reading, @Nullable V value) {
        FieldState state = reading.state();
        return Field.of(
                state == null ? implied(value) : Field.State.valueOf(state.name()),
                value,
                Objects.requireNonNullElse(reading.raw(), ""),
                Quotes.of(reading.evidence()),
                confidence(reading));
    }

    /** What has parts has their evidence and the worst of their states. */
    private <V> Field<V> whole(Place place, @Nullable V value) {
        List<FieldReading> parts = readings.values().stream()
                .filter(reading -> Objects.requireNonNull(reading.path()).startsWith(place.pointer() + "/"))
                .toList();
        List<Quote> evidence = parts.stream()
                .flatMap(part -> Quotes.of(part.evidence()).stream())
                .toList();
        return Field.of(state(parts, value), value, "", evidence, Confidence.UNKNOWN);
    }

    private static Field.State state(List<FieldReading> parts, @Nullable Object value) {
        return Stream.of(FieldState.CONFLICTING, FieldState.UNREADABLE)
                .filter(bad -> parts.stream().anyMatch(part -> part.state() == bad))
                .map(bad -> Field.State.valueOf(bad.name()))
                .findFirst()
                .orElse(implied(value));
    }

    private static Field.State implied(@Nullable Object value) {
        return value == null ? Field.State.ABSENT : Field.State.FOUND;
    }

    private static Confidence confidence(FieldReading reading) {
        Double value = reading.confidence();
        return value == null
                ? Confidence.UNKNOWN
                : new Confidence(OptionalDouble.of(value), Boolean.TRUE.equals(reading.calibrated()));
    }
}
