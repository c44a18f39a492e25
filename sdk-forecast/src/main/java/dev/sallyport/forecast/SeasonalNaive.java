package dev.sallyport.forecast;

import dev.sallyport.forecast.SeriesForecast.Interval;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Each period is what it was a season ago; after k seasons the error's standard deviation has grown by the root of k
 * (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, section 5.5). Where a value is missing, the
 * same period of an earlier season stands in, and counts as that much older.
 */
final class SeasonalNaive {

    private final double[] values;
    private final int season;
    private final double sigma;

    private SeasonalNaive(double[] values, int season) {
        this.values = values;
        this.season = season;
        this.sigma = rootMeanSquare(values, season);
    }

    /**
     * The method fitted to a history.
     *
     * @param values NaN where one is missing, but not in every instance of a period of the season
     * @param season periods of a season, 1 for none
     */
    static SeasonalNaive fit(double[] values, int season) {
        return new SeasonalNaive(values, season);
    }

    String name() {
        return season == 1 ? "naive" : "seasonal naive, season of " + season;
    }

    /** The prediction for the period that is {@code step} after the last, from 1. */
    Prediction predict(int step) {
        int period = values.length - 1 + step;
        int seasons = (step - 1) / season + 1;
        while (Double.isNaN(values[period - seasons * season])) {
            seasons++;
        }
        return new Prediction(values[period - seasons * season], sigma * Math.sqrt(seasons));
    }

    /** Whether each period of a season has a value to repeat. */
    static boolean repeatable(double[] values, int season) {
        boolean[] seen = new boolean[season];
        int periods = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && !seen[i % season]) {
                seen[i % season] = true;
                periods++;
            }
        }
        return periods == season;
    }

    /** Mean absolute difference to the season before, by which errors are scaled; NaN where there is no pair. */
    static double scale(double[] values, int season) {
        double sum = 0;
        int pairs = 0;
        for (int i = season; i < values.length; i++) {
            double error = values[i] - values[i - season];
            if (!Double.isNaN(error)) {
                sum += Math.abs(error);
                pairs++;
            }
        }
        return sum / pairs;
    }

    /** Scaled by the largest error, so that squares don't overflow; NaN where there is no pair. */
    private static double rootMeanSquare(double[] values, int season) {
        double largest = 0;
        for (int i = season; i < values.length; i++) {
            double error = Math.abs(values[i] - values[i - season]);
            largest = error > largest ? error : largest;
        }
        double sum = 0;
        int pairs = 0;
        for (int i = season; i < values.length; i++) {
            double error = (values[i] - values[i - season]) / (largest == 0 ? 1 : largest);
            if (!Double.isNaN(error)) {
                sum += error * error;
                pairs++;
            }
        }
        return largest * Math.sqrt(sum / pairs);
    }

    /** One period's distribution. */
    record Prediction(double mean, double deviation) {

        SortedMap<Integer, Interval> intervals(SortedSet<Integer> levels) {
            SortedMap<Integer, Interval> intervals = new TreeMap<>();
            for (int level : levels) {
                double half = NormalQuantile.ofLevel(level) * deviation;
                intervals.put(level, new Interval(mean - half, mean + half));
            }
            return intervals;
        }

        /** Whether its widest interval can be written as numbers. */
        boolean finite(SortedSet<Integer> levels) {
            double half = levels.isEmpty() ? 0 : NormalQuantile.ofLevel(levels.last()) * deviation;
            return Double.isFinite(mean - half) && Double.isFinite(mean + half);
        }
    }
}
