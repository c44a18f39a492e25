package dev.sallyport.server;

import dev.sallyport.contract.ForecastResult;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Usage;
import dev.sallyport.forecast.Frequency;
import dev.sallyport.forecast.PriceForecaster;
import dev.sallyport.forecast.PriceSeries;
import dev.sallyport.forecast.SeriesForecast;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Price histories into forecasts: statistics, no model. */
final class Forecasting {

    private static final int DEFAULT_HORIZON = 12;

    private Forecasting() {}

    static ForecastResult forecast(Request request) throws Refusal {
        Request.ForecastTask task = request.forecast();
        List<Request.PriceSeries> histories = task == null ? null : task.series();
        if (task == null || histories == null || histories.isEmpty()) {
            throw Admission.usage("The request has no price history.");
        }
        List<ForecastResult.SeriesForecast> forecasts = new ArrayList<>();
        try {
            for (Request.PriceSeries history : histories) {
                forecasts.add(continued(history, task));
            }
        } catch (IllegalArgumentException e) {
            throw Admission.usage("A price history or the horizon or the levels make no sense.");
        }
        return new ForecastResult(forecasts, Usage.NONE);
    }

    private static ForecastResult.SeriesForecast continued(Request.PriceSeries history, Request.ForecastTask task) {
        String letter = history.frequency();
        Frequency frequency = letter == null ? null : Frequency.of(letter);
        Integer wished = task.horizon();
        int usual = frequency == null ? DEFAULT_HORIZON : frequency.defaultHorizon();
        List<Integer> levels = task.levels() == null ? PriceForecaster.DEFAULT_LEVELS : task.levels();
        PriceForecaster forecaster = new PriceForecaster(wished == null ? usual : wished, levels);
        return onWire(forecaster.forecast(series(history, frequency)));
    }

    // In a class file the canonical constructor's list has lost the nullness of its elements.
    @SuppressWarnings("NullAway")
    private static PriceSeries series(Request.PriceSeries history, @Nullable Frequency frequency) {
        String start = history.start();
        Integer season = history.season();
        int usual = frequency == null ? 1 : frequency.season();
        return new PriceSeries(
                history.id() == null ? "" : history.id(),
                frequency,
                start == null ? null : Frequency.start(start),
                season == null ? usual : season,
                values(history));
    }

    private static List<@Nullable Double> values(Request.PriceSeries history) {
        List<@Nullable Double> values = history.values();
        if (values != null) {
            return values;
        }
        return new ArrayList<@Nullable Double>();
    }

    private static ForecastResult.SeriesForecast onWire(SeriesForecast forecast) {
        Frequency frequency = forecast.frequency();
        return new ForecastResult.SeriesForecast(
                forecast.id(),
                forecast.status().text(),
                frequency == null ? null : frequency.name(),
                forecast.method(),
                forecast.points().stream().map(p -> point(p, frequency)).toList(),
                backtest(forecast.backtest()),
                forecast.audit().stream()
                        .map(note -> new ForecastResult.AuditNote(note.code(), note.at(), note.message()))
                        .toList());
    }

    private static ForecastResult.Point point(SeriesForecast.Point point, @Nullable Frequency frequency) {
        LocalDateTime start = point.start();
        String date = start == null || frequency == null ? null : frequency.text(start);
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        point.intervals()
                .forEach((level, interval) ->
                        intervals.put(String.valueOf(level), List.of(interval.lower(), interval.upper())));
        return new ForecastResult.Point(date, point.step(), point.mean(), intervals);
    }

    private static ForecastResult.@Nullable Backtest backtest(SeriesForecast.@Nullable Backtest test) {
        return test == null
                ? null
                : new ForecastResult.Backtest(
                        test.folds(), test.mase(), test.naiveMase(), test.smape(), named(test.coverage()));
    }

    private static Map<String, Double> named(SortedMap<Integer, Double> coverage) {
        Map<String, Double> named = new LinkedHashMap<>();
        coverage.forEach((level, share) -> named.put(String.valueOf(level), share));
        return named;
    }
}
