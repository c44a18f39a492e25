package dev.sallyport.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of every series asked for, in the request's order.
 *
 * @param series the forecasts
 * @param usage what a model used for it
 */
public record ForecastResult(
        @WithoutNulls @Nullable List<SeriesForecast> series,
        @Nullable Usage usage) {

    /**
     * One series' forecast.
     *
     * @param id the caller's name for it
     * @param status {@code ok}, {@code naive} or {@code refused}
     * @param frequency one of {@code H D B W M Q Y}
     * @param method how it was made
     * @param points the forecast, ascending
     * @param backtest how the method did on the history itself
     * @param audit what is odd about the history
     */
    public record SeriesForecast(
            @Nullable String id,
            @Nullable String status,
            @Nullable String frequency,
            @Nullable String method,
            @WithoutNulls @Nullable List<Point> points,
            @Nullable Backtest backtest,
            @WithoutNulls @Nullable List<AuditNote> audit) {
        /** Shows no prices. */
        @Override
        public String toString() {
            return "SeriesForecast[" + status + ", " + method + "]";
        }
    }

    /**
     * One period of a forecast.
     *
     * @param date ISO 8601; absent for an undated series
     * @param step periods after the last value, from 1
     * @param mean the expected price
     * @param intervals lower and upper bound by level in percent
     */
    public record Point(
            @Nullable String date,
            @Nullable Integer step,
            @Nullable Double mean,
            @Nullable Map<String, List<Double>> intervals) {
        /** Shows no prices. */
        @Override
        public String toString() {
            return "Point[" + step + "]";
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
            @Nullable Integer folds,
            @Nullable Double mase,
            @Nullable Double naiveMase,
            @Nullable Double smape,
            @Nullable Map<String, Double> coverage) {}

    /**
     * Something odd about a history.
     *
     * @param code stable name
     * @param at index of the value, from 0
     * @param message one sentence without prices
     */
    public record AuditNote(
            @Nullable String code,
            @Nullable Integer at,
            @Nullable String message) {}
}
