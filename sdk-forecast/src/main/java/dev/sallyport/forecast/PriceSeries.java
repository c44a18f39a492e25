package dev.sallyport.forecast;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One price history: consecutive values, one a period. Immutable.
 *
 * @param id the caller's name for it
 * @param frequency how far apart the values are; absent for an undated series of unknown frequency
 * @param start when the first value's period begins; absent for an undated series
 * @param season periods of a season
 * @param values the prices, oldest first; null or NaN where one is missing
 */
public record PriceSeries(
        String id,
        @Nullable Frequency frequency,
        @Nullable LocalDateTime start,
        int season,
        List<@Nullable Double> values) {

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if the season is less than 1, or there is a start without a frequency
     */
    // Not the compact form: in a class file its parameters would lose the nullness of the list's elements.
    public PriceSeries(
            String id,
            @Nullable Frequency frequency,
            @Nullable LocalDateTime start,
            int season,
            List<@Nullable Double> values) {
        if (season < 1) {
            throw new IllegalArgumentException("a season has at least 1 period, was " + season);
        }
        if (start != null && frequency == null) {
            throw new IllegalArgumentException("a dated series needs a frequency");
        }
        this.id = id;
        this.frequency = frequency;
        this.start = start;
        this.season = season;
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A dated history with its frequency's own season. */
    public static PriceSeries dated(
            String id, Frequency frequency, LocalDateTime start, List<@Nullable Double> values) {
        return new PriceSeries(id, frequency, start, frequency.season(), values);
    }

    /** An undated history: its points are counted, not dated. */
    public static PriceSeries undated(String id, int season, List<@Nullable Double> values) {
        return new PriceSeries(id, null, null, season, values);
    }

    /** Shows no prices. */
    @Override
    public String toString() {
        return "PriceSeries[" + frequency + ", " + values.size() + " values]";
    }

    /** When the period that is {@code step} after the last begins; null for an undated series. */
    @Nullable
    LocalDateTime after(int step) {
        return start == null || frequency == null ? null : frequency.after(start, values.size() - 1 + step);
    }

    /** The values; NaN where one is missing or not finite. */
    double[] finite() {
        double[] finite = new double[values.size()];
        for (int i = 0; i < finite.length; i++) {
            Double value = values.get(i);
            finite[i] = value != null && Double.isFinite(value) ? value : Double.NaN;
        }
        return finite;
    }
}
