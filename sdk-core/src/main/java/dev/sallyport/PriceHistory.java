package dev.sallyport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Consecutive prices, one a period, oldest first. Immutable. */
public final class PriceHistory {

    private static final Set<String> FREQUENCIES = Set.of("H", "D", "B", "W", "M", "Q", "Y");

    private final String id;
    private final String frequency;
    private final @Nullable String start;
    private final List<@Nullable Double> values;
    private final @Nullable Integer season;

    private PriceHistory(
            String id,
            String frequency,
            @Nullable String start,
            List<? extends @Nullable Double> values,
            @Nullable Integer season) {
        if (!FREQUENCIES.contains(frequency)) {
            throw new IllegalArgumentException("a frequency is one of H D B W M Q Y, was " + frequency);
        }
        this.id = id;
        this.frequency = frequency;
        this.start = start;
        this.values = finite(values);
        this.season = season;
    }

    /**
     * One price a month. The currency is the history's id.
     *
     * @param currency as {@code HKD}
     * @param start a day in the month of the first price
     */
    public static PriceHistory monthly(String currency, LocalDate start, List<BigDecimal> prices) {
        return of(
                currency,
                "M",
                start,
                prices.stream().map(BigDecimal::doubleValue).toList());
    }

    /** As {@link #monthly(String, LocalDate, List)}. */
    public static PriceHistory monthly(String currency, LocalDate start, double... prices) {
        return of(currency, "M", start, Arrays.stream(prices).boxed().toList());
    }

    /**
     * A history from a day on.
     *
     * @param id the caller's name for it, returned with its forecast
     * @param frequency {@code D} day, {@code B} business day, {@code W} week, {@code M} month, {@code Q} quarter, {@code Y}
     *     year
     * @param start a day in the period of the first value
     * @param values finite; null where one is missing
     * @throws IllegalArgumentException if the frequency is none of these or a value isn't finite
     */
    public static PriceHistory of(
            String id, String frequency, LocalDate start, List<? extends @Nullable Double> values) {
        return new PriceHistory(id, frequency, start.toString(), values, null);
    }

    /**
     * One value an hour.
     *
     * @param start the hour of the first value
     * @throws IllegalArgumentException if a value isn't finite
     */
    public static PriceHistory hourly(String id, LocalDateTime start, List<? extends @Nullable Double> values) {
        return new PriceHistory(id, "H", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(start), values, null);
    }

    /**
     * A history without dates; its forecast counts steps.
     *
     * @param frequency one of {@code H D B W M Q Y}
     * @throws IllegalArgumentException if the frequency is none of these or a value isn't finite
     */
    public static PriceHistory undated(String id, String frequency, List<? extends @Nullable Double> values) {
        return new PriceHistory(id, frequency, null, values, null);
    }

    /**
     * The same history with a season of another length than its frequency's own, as a week of hours.
     *
     * @param periods at least 1; 1 is no season
     * @throws IllegalArgumentException if it is less
     */
    public PriceHistory season(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException("a season has at least 1 period, was " + periods);
        }
        return new PriceHistory(id, frequency, start, values, periods);
    }

    private static List<@Nullable Double> finite(List<? extends @Nullable Double> values) {
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value != null && !Double.isFinite(value)) {
                throw new IllegalArgumentException("value " + i + " is not a finite number");
            }
        }
        return Collections.unmodifiableList(new ArrayList<@Nullable Double>(values));
    }

    /** The caller's name for it. */
    public String id() {
        return id;
    }

    /** One of {@code H D B W M Q Y}. */
    public String frequency() {
        return frequency;
    }

    /** ISO 8601 date, or date and time for {@code H}, of the first value; empty for an undated history. */
    public Optional<String> start() {
        return Optional.ofNullable(start);
    }

    /** The prices; null where one is missing. */
    public List<@Nullable Double> values() {
        return values;
    }

    /** Periods of a season; empty where it is the frequency's own. */
    public OptionalInt season() {
        return season == null ? OptionalInt.empty() : OptionalInt.of(season);
    }

    /** Shows no prices. */
    @Override
    public String toString() {
        return "PriceHistory[" + frequency + ", " + values.size() + " values]";
    }
}
