package dev.sallyport.forecast;

import dev.sallyport.forecast.SeriesForecast.AuditNote;
import dev.sallyport.forecast.SeriesForecast.Point;
import dev.sallyport.forecast.SeriesForecast.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Continues price histories by repeating the last season, with intervals, and tests itself on each history. Immutable and
 * thread-safe.
 *
 * <p>It is the yardstick by which better methods are judged, and its status says so: {@link Status#NAIVE}. The intervals
 * assume errors that are normal and don't depend on each other (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd edition, section 5.5); {@link SeriesForecast.Backtest#coverage()} tells how far that holds.
 */
public final class PriceForecaster {

    /** The most periods that are forecast at once. Our own bound. */
    public static final int MOST_PERIODS = 1_000;

    /** The levels of the intervals where nobody named any, in percent. */
    public static final List<Integer> DEFAULT_LEVELS = List.of(80, 95);

    private final int horizon;
    private final SortedSet<Integer> levels;

    /**
     * A forecaster with the default levels.
     *
     * @param horizon how many periods to forecast, 1 to {@link #MOST_PERIODS}
     * @throws IllegalArgumentException if it is another number
     */
    public PriceForecaster(int horizon) {
        this(horizon, DEFAULT_LEVELS);
    }

    /**
     * A forecaster.
     *
     * @param horizon how many periods to forecast, 1 to {@link #MOST_PERIODS}
     * @param levels probabilities of the intervals in percent, each 1 to 99, in any order; may be none
     * @throws IllegalArgumentException if one is another number
     */
    public PriceForecaster(int horizon, List<Integer> levels) {
        if (horizon < 1 || horizon > MOST_PERIODS) {
            throw new IllegalArgumentException("a horizon is 1 to " + MOST_PERIODS + ", was " + horizon);
        }
        for (int level : levels) {
            if (level < 1 || level > 99) {
                throw new IllegalArgumentException("a level is 1 to 99 percent, was " + level);
            }
        }
        this.horizon = horizon;
        this.levels = new TreeSet<>(levels);
    }

    /** The history's forecast; a history that can't be continued is refused in its status, never by an exception. */
    public SeriesForecast forecast(PriceSeries series) {
        double[] values = series.finite();
        HistoryAudit audit = HistoryAudit.of(series, values);
        if (audit.refused()) {
            return refused(series, audit.notes());
        }
        SeasonalNaive method = SeasonalNaive.fit(values, audit.season());
        List<Point> points = points(series, method);
        if (points.isEmpty()) {
            return refused(
                    series, audit.with("too_large", "The prices are too large or too far apart to compute with."));
        }
        return new SeriesForecast(
                series.id(),
                Status.NAIVE,
                series.frequency(),
                method.name(),
                points,
                RollingOrigin.of(values, audit.season(), horizon, levels),
                audit.notes());
    }

    /** None if a number would not be finite. */
    private List<Point> points(PriceSeries series, SeasonalNaive method) {
        List<Point> points = new ArrayList<>(horizon);
        for (int step = 1; step <= horizon; step++) {
            SeasonalNaive.Prediction prediction = method.predict(step);
            if (!prediction.finite(levels)) {
                return List.of();
            }
            points.add(new Point(step, series.after(step), prediction.mean(), prediction.intervals(levels)));
        }
        return points;
    }

    private static SeriesForecast refused(PriceSeries series, List<AuditNote> audit) {
        return new SeriesForecast(series.id(), Status.REFUSED, series.frequency(), null, List.of(), null, audit);
    }
}
