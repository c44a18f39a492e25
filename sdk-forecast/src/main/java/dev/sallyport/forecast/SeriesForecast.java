package dev.sallyport.forecast;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One history's forecast. All numbers are finite.
 *
 * @param id the caller's name for the history
 * @param status how far it can be trusted
 * @param frequency the history's
 * @param method how it was made, in words; absent when refused
 * @param points the forecast, ascending; none when refused
 * @param backtest how the method did on the history itself; absent where the history is too short to tell
 * @param audit what is odd about the history
 */
public record SeriesForecast(
        String id,
        Status status,
        @Nullable Frequency frequency,
        @Nullable String method,
        List<Point> points,
        @Nullable Backtest backtest,
        List<AuditNote> audit) {

    /** Copies the lists. */
    public SeriesForecast {
        points = List.copyOf(points);
        audit = List.copyOf(audit);
    }

    /** Shows no prices. */
    @Override
    public String toString() {
        return "SeriesForecast[" + status.text() + ", " + points.size() + " points]";
    }

    /** How far a forecast can be trusted. */
    public enum Status {
        /** A method that was chosen for this history. */
        OK,
        /** The last season repeated: the yardstick of any better method, and no more. */
        NAIVE,
        /** The history can't be continued; the audit says why. */
        REFUSED;

        /** Its name in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One period of a forecast.
     *
     * @param step periods after the last value, from 1
     * @param start when the period begins; absent for an undated series
     * @param mean the expected price
     * @param intervals by level in percent, ascending; a higher level's contains a lower level's, and all contain the mean
     */
    public record Point(int step, @Nullable LocalDateTime start, double mean, SortedMap<Integer, Interval> intervals) {
        /** Copies the intervals. */
        public Point {
            intervals = Collections.unmodifiableSortedMap(new TreeMap<>(intervals));
        }
    }

    /**
     * Where a price will be with some probability.
     *
     * @param lower never above {@code upper}; may be negative, prices of some goods are
     * @param upper never below {@code lower}
     */
    public record Interval(double lower, double upper) {
        boolean contains(double value) {
            return lower <= value && value <= upper;
        }
    }

    /**
     * How the method did when it forecast the end of the history from its beginning.
     *
     * @param folds how many beginnings
     * @param mase mean absolute error by that of the seasonal naive within the beginning; absent if that is 0
     * @param naiveMase the same of the seasonal naive
     * @param smape symmetric mean absolute percentage error, 0 to 200
     * @param coverage share of values inside the intervals, 0 to 1, by level in percent
     */
    public record Backtest(
            int folds,
            @Nullable Double mase,
            @Nullable Double naiveMase,
            double smape,
            SortedMap<Integer, Double> coverage) {
        /** Copies the coverage. */
        public Backtest {
            coverage = Collections.unmodifiableSortedMap(new TreeMap<>(coverage));
        }
    }

    /**
     * Something odd about a history.
     *
     * @param code stable name: {@code missing}, {@code not_finite}, {@code negative}, {@code zero}, {@code constant}, {@code
     *     short_history}, {@code too_short}, {@code too_large}
     * @param at index of the value, from 0; absent where it is the whole history
     * @param message one sentence without prices
     */
    public record AuditNote(String code, @Nullable Integer at, String message) {}
}
