package dev.sallyport.forecast;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How far apart the values of a history are. */
public enum Frequency {
    /** Hourly; a season is a day. */
    H(24, 48, 1, ChronoUnit.HOURS),
    /** Daily; a season is a week. */
    D(7, 14, 1, ChronoUnit.DAYS),
    /** Business days, Monday to Friday, without holidays; a season is a week. */
    B(5, 10, 1, ChronoUnit.DAYS),
    /** Weekly; a season is a year of 52 weeks. */
    W(52, 13, 1, ChronoUnit.WEEKS),
    /** Monthly; a season is a year. */
    M(12, 18, 1, ChronoUnit.MONTHS),
    /** Quarterly; a season is a year. */
    Q(4, 8, 3, ChronoUnit.MONTHS),
    /** Yearly; no season. */
    Y(1, 6, 12, ChronoUnit.MONTHS);

    private static final int BUSINESS_DAYS = 5;

    private final int season;
    private final int horizon;
    private final int units;
    private final ChronoUnit unit;

    Frequency(int season, int horizon, int units, ChronoUnit unit) {
        this.season = season;
        this.horizon = horizon;
        this.units = units;
        this.unit = unit;
    }

    /**
     * The frequency of that letter.
     *
     * @throws IllegalArgumentException if it is none of {@code H D B W M Q Y}
     */
    public static Frequency of(String letter) {
        for (Frequency frequency : values()) {
            if (frequency.name().equals(letter)) {
                return frequency;
            }
        }
        throw new IllegalArgumentException("a frequency is one of H D B W M Q Y");
    }

    /** Periods of a season; 1 where there is none. */
    public int season() {
        return season;
    }

    /** Periods to forecast where nobody said how many: the M4 competition's horizon, two weeks for business days. */
    public int defaultHorizon() {
        return horizon;
    }

    /**
     * The beginning of a history, from ISO 8601.
     *
     * @param iso a date, or a date and time without an offset
     * @throws IllegalArgumentException if it is neither, or not within the years 1 to 9999
     */
    public static LocalDateTime start(String iso) {
        try {
            LocalDateTime start = iso.indexOf('T') < 0 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
            if (start.getYear() >= 1 && start.getYear() <= 9999) {
                return start;
            }
        } catch (DateTimeException e) {
            // said below, without what was read
        }
        throw new IllegalArgumentException("a start is an ISO 8601 date, or date and time without an offset");
    }

    /** A period's beginning in ISO 8601: with its time for {@link #H} and wherever it isn't midnight, else the date. */
    public String text(LocalDateTime period) {
        boolean date = this != H && period.toLocalTime().equals(LocalTime.MIDNIGHT);
        return date ? period.toLocalDate().toString() : period.toString();
    }

    /**
     * The beginning of a later period. Business days skip weekends; a history that begins on the last day of a month goes
     * from last day to last day.
     */
    LocalDateTime after(LocalDateTime start, int periods) {
        if (this == B) {
            return afterBusinessDays(start, periods);
        }
        LocalDateTime later = start.plus((long) units * periods, unit);
        boolean atMonthEnd = unit == ChronoUnit.MONTHS
                && start.getDayOfMonth() == start.toLocalDate().lengthOfMonth();
        return atMonthEnd ? later.with(TemporalAdjusters.lastDayOfMonth()) : later;
    }

    /** A start on a weekend counts as the Friday before. */
    private static LocalDateTime afterBusinessDays(LocalDateTime start, int periods) {
        if (periods == 0) {
            return start;
        }
        int fromMonday = Math.min(start.getDayOfWeek().getValue(), BUSINESS_DAYS) - 1;
        int days = fromMonday + periods;
        return start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(days / BUSINESS_DAYS)
                .plusDays(days % BUSINESS_DAYS);
    }
}
