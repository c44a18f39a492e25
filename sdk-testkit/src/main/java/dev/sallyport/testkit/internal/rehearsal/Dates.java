package dev.sallyport.testkit.internal.rehearsal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them. */
final class Dates {

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final String MONTH;

    static {
        DataFile.read("months.txt")
                .forEach((number, names) ->
                        names.forEach(name -> MONTHS.put(name.toLowerCase(Locale.ROOT), Integer.valueOf(number))));
        MONTH = String.join(
                "|",
                MONTHS.keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Pattern::quote)
                        .toList());
    }

    private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})(?!\\d)");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(民國|民国|令和|平成|昭和)?\\s?(\\d{1,4}|元)\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日號号일]?");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d.,/-])(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?![\\d/]|[.,-]\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s-]{0,2}(?:de |of |d'|เดือน)?\\s?(" + MONTH
                    + ")(?![\\p{L}])\\.?,?[\\s-]{0,2}(?:de |del |พ\\.ศ\\.|ค\\.ศ\\.)?\\s?(\\d{4})(?!\\d)",
            CASELESS);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<![\\p{L}])(" + MONTH + ")\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)", CASELESS);
    private static final Pattern VIETNAMESE =
            Pattern.compile("(\\d{1,2})\\s*tháng\\s*(\\d{1,2})\\s*năm\\s*(\\d{4})", CASELESS);

    private static final int BUDDHIST = 543;

    private Dates() {}

    /**
     * A date in a text.
     *
     * @param value the date
     * @param start where it begins
     * @param end after its last character
     */
    record Found(LocalDate value, int start, int end) {}

    /** All dates of the text, in order; of two that overlap the first and longest. */
    static List<Found> all(String text, Habits habits) {
        String plain = Numerals.ascii(text);
        List<Found> found = new ArrayList<>();
        if (plain.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return found;
        }
        find(found, YEAR_FIRST, plain, m -> date(m.group(1), m.group(2), m.group(3)));
        find(found, EAST_ASIAN, plain, Dates::eastAsian);
        find(found, VIETNAMESE, plain, m -> date(m.group(3), m.group(2), m.group(1)));
        find(found, DAY_MONTH, plain, m -> date(m.group(3), month(m.group(2)), m.group(1)));
        find(found, MONTH_DAY, plain, m -> date(m.group(3), month(m.group(1)), m.group(2)));
        find(found, NUMBERS, plain, m -> numbers(m, habits));
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    private static void find(List<Found> found, Pattern form, String text, Reader reader) {
        Matcher matcher = form.matcher(text);
        while (matcher.find()) {
            MatchResult at = matcher.toMatchResult();
            boolean free = found.stream().noneMatch(f -> f.start() < at.end() && at.start() < f.end());
            if (free) {
                reader.read(at).ifPresent(date -> found.add(new Found(date, at.start(), at.end())));
            }
        }
    }

    private interface Reader {
        Optional<LocalDate> read(MatchResult match);
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0));
    }

    private static Optional<LocalDate> eastAsian(MatchResult match) {
        String written = match.group(2);
        int year = written.equals("元") ? 1 : Integer.parseInt(written);
        String era = match.group(1) == null ? "" : match.group(1);
        int first = switch (era) {
            case "民國", "民国" -> 1911;
            case "令和" -> 2018;
            case "平成" -> 1988;
            case "昭和" -> 1925;
            default -> 0;
        };
        boolean plausible = first > 0 || year >= 1000;
        return plausible ? date(String.valueOf(first + year), match.group(3), match.group(4)) : Optional.empty();
    }

    private static Optional<LocalDate> numbers(MatchResult match, Habits habits) {
        int first = Integer.parseInt(match.group(1));
        int second = Integer.parseInt(match.group(3));
        boolean monthFirst = second > 12
                || (first <= 12 && habits.monthFirst() && match.group(2).equals("/"));
        String day = monthFirst ? match.group(3) : match.group(1);
        String month = monthFirst ? match.group(1) : match.group(3);
        return date(fullYear(match.group(4)), month, day);
    }

    private static String fullYear(String written) {
        if (written.length() == 4) {
            return written;
        }
        return (Integer.parseInt(written) < 70 ? "20" : "19") + written;
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        int y = Integer.parseInt(year);
        int common = y >= 2400 && y < 2700 ? y - BUDDHIST : y;
        if (common < 1800 || common > 2200) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(common, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
