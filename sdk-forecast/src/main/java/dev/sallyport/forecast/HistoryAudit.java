package dev.sallyport.forecast;

import dev.sallyport.forecast.SeriesForecast.AuditNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about a history, and what can be done with it.
 *
 * @param season the season to repeat, 1 where the history is too short for its own; 0 if it can't be continued at all
 */
record HistoryAudit(int season, List<AuditNote> notes) {

    /** Two errors are the least that say anything of the next. */
    static final int FEWEST_VALUES = 3;

    /** Notes of one kind; a history of gaps needs no note for each. */
    private static final int MOST_NOTES = 20;

    static HistoryAudit of(PriceSeries series, double[] finite) {
        List<AuditNote> notes = new ArrayList<>();
        note(notes, finite, "missing", i -> series.values().get(i) == null, "There is no value.");
        note(notes, finite, "not_finite", i -> odd(series.values().get(i)), "The value is not a finite number.");
        note(notes, finite, "negative", i -> finite[i] < 0, "The price is negative.");
        note(notes, finite, "zero", i -> finite[i] == 0, "The price is zero.");
        int season = season(series.season(), finite);
        if (season == 0) {
            notes.add(whole("too_short", "Three values are needed, two of them one after the other."));
            return new HistoryAudit(0, List.copyOf(notes));
        }
        if (Arrays.stream(finite)
                        .filter(value -> !Double.isNaN(value))
                        .distinct()
                        .count()
                == 1) {
            notes.add(whole("constant", "All values are the same: the intervals have no width."));
        }
        if (season < series.season()) {
            notes.add(whole("short_history", "There are too few values to repeat a season: the last value is."));
        }
        return new HistoryAudit(season, List.copyOf(notes));
    }

    boolean refused() {
        return season == 0;
    }

    List<AuditNote> with(String code, String message) {
        List<AuditNote> more = new ArrayList<>(notes);
        more.add(whole(code, message));
        return more;
    }

    private static int season(int wanted, double[] finite) {
        if (finite.length / 2 >= wanted && usable(wanted, finite)) {
            return wanted;
        }
        return usable(1, finite) ? 1 : 0;
    }

    /** Whether each period of the season has a value to repeat, and there is an error to judge it by. */
    static boolean usable(int season, double[] finite) {
        long known = Arrays.stream(finite).filter(value -> !Double.isNaN(value)).count();
        return known >= FEWEST_VALUES
                && SeasonalNaive.repeatable(finite, season)
                && !Double.isNaN(SeasonalNaive.scale(finite, season));
    }

    private static boolean odd(@Nullable Double value) {
        return value != null && !Double.isFinite(value);
    }

    private static void note(List<AuditNote> notes, double[] finite, String code, IntPredicate is, String message) {
        IntStream.range(0, finite.length)
                .filter(is)
                .limit(MOST_NOTES)
                .forEach(i -> notes.add(new AuditNote(code, i, message)));
    }

    private static AuditNote whole(String code, String message) {
        return new AuditNote(code, null, message);
    }
}
