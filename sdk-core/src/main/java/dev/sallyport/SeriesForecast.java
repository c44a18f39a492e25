package dev.sallyport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One history's forecast.
 *
 * @param id the caller's name for it
 * @param status {@code ok}; {@code naive}: nothing better than repeating the past could be justified; {@code refused}: the
 *     history is no basis for a forecast, and {@code audit} says why
 * @param frequency one of {@code H D B W M Q Y}
 * @param method how it was made; empty if it was refused
 * @param points the forecast, ascending; empty if it was refused
 * @param backtest how the method did on the history itself; empty if there was too little of it
 * @param audit what is odd about the history
 */
public record SeriesForecast(
        String id,
        String status,
        String frequency,
        String method,
        List<Point> points,
        Optional<Backtest> backtest,
        List<AuditNote> audit) {

    /** Copies the lists. */
    public SeriesForecast {
        points = List.copyOf(points);
        audit = List.copyOf(audit);
    }

    /** Shows no prices. */
    @Override
    public String toString() {
        return "SeriesForecast[" + status + ", " + points.size() + " points]";
    }

    /**
     * One period of a forecast.
     *
     * @param date ISO 8601; empty for an undated history
     * @param step periods after the last value, from 1
     * @param mean the expected price
     * @param intervals lower and upper bound by level in percent, in the request's order
     */
    public record Point(Optional<String> date, int step, OptionalDouble mean, Map<Integer, Interval> intervals) {
        /** Shows no prices. */
        @Override
        public String toString() {
            return "Point[" + step + "]";
        }
    }

    /**
     * Where a price lies with the interval's probability.
     *
     * @param lower the lower bound
     * @param upper the upper bound
     */
    public record Interval(double lower, double upper) {
        /** Shows no prices. */
        @Override
        public String toString() {
            return "Interval[]";
        }
    }

    /**
     * How a method did when it forecast the end of the history from its beginning.
     *
     * @param folds how many times
     * @param mase mean absolute scaled error
     * @param naiveMase the same of the seasonal naive
     * @param smape symmetric mean absolute percentage error, in percent
     * @param coverage share of values inside the intervals, by level in percent
     */
    public record Backtest(
            int folds,
            OptionalDouble mase,
            OptionalDouble naiveMase,
            OptionalDouble smape,
            Map<Integer, Double> coverage) {}

    /**
     * Something odd about a history.
     *
     * @param code stable name
     * @param at index of the value, from 0; empty where it is about the whole
     * @param message one sentence without prices
     */
    public record AuditNote(String code, OptionalInt at, String message) {}
}
