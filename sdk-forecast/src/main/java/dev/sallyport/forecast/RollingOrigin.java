package dev.sallyport.forecast;

import dev.sallyport.forecast.SeriesForecast.Backtest;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the end of a history from its beginning, several times, each a horizon further back, and measures the errors
 * (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.8 and 5.10).
 */
final class RollingOrigin {

    private static final int MOST_FOLDS = 10;

    private final double[] values;
    private final SortedSet<Integer> levels;
    private final SortedMap<Integer, Integer> inside = new TreeMap<>();
    private int folds;
    private int scaledFolds;
    private double scaledErrors;
    private int points;
    private double percentages;

    private RollingOrigin(double[] values, SortedSet<Integer> levels) {
        this.values = values;
        this.levels = levels;
        levels.forEach(level -> inside.put(level, 0));
    }

    /** The measures; null if no beginning is long enough. */
    static @Nullable Backtest of(double[] values, int season, int horizon, SortedSet<Integer> levels) {
        RollingOrigin test = new RollingOrigin(values, levels);
        for (int fold = 1; fold <= MOST_FOLDS; fold++) {
            int origin = values.length - fold * horizon;
            if (origin < 2 * season) {
                break;
            }
            test.fold(origin, season, horizon);
        }
        return test.folds == 0 ? null : test.backtest();
    }

    private void fold(int origin, int season, int horizon) {
        double[] beginning = Arrays.copyOf(values, origin);
        if (!HistoryAudit.usable(season, beginning)) {
            return;
        }
        SeasonalNaive method = SeasonalNaive.fit(beginning, season);
        double errors = 0;
        int measured = 0;
        for (int step = 1; step <= horizon; step++) {
            double actual = values[origin - 1 + step];
            if (!Double.isNaN(actual)) {
                errors += measure(actual, method.predict(step));
                measured++;
            }
        }
        if (measured > 0) {
            folds++;
            scale(errors / measured, SeasonalNaive.scale(beginning, season));
        }
    }

    private double measure(double actual, SeasonalNaive.Prediction prediction) {
        double error = Math.abs(actual - prediction.mean());
        points++;
        percentages += error == 0 ? 0 : 200 * (error / (Math.abs(actual) + Math.abs(prediction.mean())));
        prediction.intervals(levels).forEach((level, interval) -> {
            if (interval.contains(actual)) {
                inside.merge(level, 1, Integer::sum);
            }
        });
        return error;
    }

    private void scale(double error, double scale) {
        double scaled = error / scale;
        if (Double.isFinite(scaled)) {
            scaledErrors += scaled;
            scaledFolds++;
        }
    }

    private Backtest backtest() {
        Double mase = scaledFolds == 0 ? null : scaledErrors / scaledFolds;
        SortedMap<Integer, Double> coverage = new TreeMap<>();
        inside.forEach((level, count) -> coverage.put(level, (double) count / points));
        return new Backtest(folds, mase, mase, percentages / points, coverage);
    }
}
