package dev.sallyport.examples.cli.history;

import dev.sallyport.examples.cli.UsageException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How far the values of a history are apart. */
enum Frequency {
    H,
    D,
    B,
    W,
    M,
    Q,
    Y;

    /**
     * The frequency of that name.
     *
     * @throws UsageException if there is none
     */
    static Frequency named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--frequency is one of H, D, B, W, M, Q and Y, not '" + name + "'");
        }
    }

    /**
     * What the dates, in order, look like.
     *
     * @throws UsageException if they look like nothing
     */
    static Frequency of(List<LocalDateTime> dates) {
        if (dates.size() < 2) {
            throw new UsageException("the frequency can't be seen from one date: give --frequency");
        }
        long hours = typicalGap(dates);
        if (hours < 24) {
            return H;
        }
        return switch ((int) Math.min(hours / 24, 1000)) {
            case 1 -> hasWeekend(dates) || dates.size() < 6 ? D : B;
            case 7 -> W;
            case 28, 29, 30, 31 -> M;
            case 89, 90, 91, 92 -> Q;
            case 365, 366 -> Y;
            default -> throw new UsageException("the dates are of no known frequency: give --frequency");
        };
    }

    private static long typicalGap(List<LocalDateTime> dates) {
        long[] gaps = new long[dates.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = ChronoUnit.HOURS.between(dates.get(i), dates.get(i + 1));
        }
        java.util.Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    private static boolean hasWeekend(List<LocalDateTime> dates) {
        return dates.stream().anyMatch(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
    }

    /** How many periods the date is after the start; negative where it is in no period of this frequency. */
    long periods(LocalDateTime start, LocalDateTime date) {
        return switch (this) {
            case H -> ChronoUnit.HOURS.between(start, date);
            case D -> days(start, date);
            case B -> businessDays(start.toLocalDate(), date.toLocalDate());
            case W -> days(start, date) % 7 == 0 ? days(start, date) / 7 : -1;
            case M -> months(start, date);
            case Q -> months(start, date) % 3 == 0 ? months(start, date) / 3 : -1;
            case Y ->
                ChronoUnit.YEARS.between(
                        start.toLocalDate().withDayOfYear(1), date.toLocalDate().withDayOfYear(1));
        };
    }

    /** The start as the wire has it: a date, and with the time where it matters. */
    String text(LocalDateTime start) {
        return this == H ? start.toString() : start.toLocalDate().toString();
    }

    private static long days(LocalDateTime start, LocalDateTime date) {
        return ChronoUnit.DAYS.between(start.toLocalDate(), date.toLocalDate());
    }

    private static long months(LocalDateTime start, LocalDateTime date) {
        return ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(date));
    }

    private static long businessDays(LocalDate start, LocalDate date) {
        if (isWeekend(start) || isWeekend(date)) {
            return -1;
        }
        long days = ChronoUnit.DAYS.between(start, date);
        int wrapped = date.getDayOfWeek().compareTo(start.getDayOfWeek()) < 0 ? 1 : 0;
        return days - 2 * (days / 7 + wrapped);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
