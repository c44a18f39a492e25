package dev.sallyport.examples.cli.history;

import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How numbers and dates are written in a file. Without a locale: a decimal point and no grouping, dates of ISO 8601. With
 * one: that too for dates, and what the locale writes, with a year of four digits. Digits of any script are read.
 */
final class Notation {

    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-?[Qq]([1-4])|-(\\d{2})(?:-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?)?)?)?Z?");
    private static final List<String> MISSING = List.of("", "na", "n/a", "nan", "null", "-");

    private final @Nullable Locale locale;

    Notation(@Nullable Locale locale) {
        this.locale = locale;
    }

    /** Whether the cell says that there is no value. */
    boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The number; empty if it isn't one. */
    Optional<Double> number(String cell) {
        String digits = asciiDigits(cell).replace('\u2212', '-');
        String plain = locale == null ? digits : withoutGrouping(digits, DecimalFormatSymbols.getInstance(locale));
        if (!PLAIN.matcher(plain).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    /** A group that hasn't three digits (two in India) is no group: 1.5 is neither fifteen nor one and a half in German. */
    private static String withoutGrouping(String number, DecimalFormatSymbols symbols) {
        char decimal = symbols.getDecimalSeparator();
        String grouping = Pattern.quote(blank(String.valueOf(symbols.getGroupingSeparator())));
        String ungrouped =
                blank(number).replaceAll("(?<=\\d)" + grouping + "(?=(\\d{2,3}" + grouping + ")*\\d{3}(\\D|$))", "");
        return decimal != '.' && ungrouped.indexOf('.') >= 0 ? "" : ungrouped.replace(decimal, '.');
    }

    /** Whatever kind of space or apostrophe separates groups is one and the same. */
    private static String blank(String text) {
        return text.replaceAll("[\\p{Zs}'\u2019]", " ");
    }

    /** The date, at the start of the period that it names; empty if it isn't one. */
    Optional<LocalDateTime> date(String cell) {
        String digits = asciiDigits(cell);
        try {
            Matcher iso = ISO.matcher(digits);
            return iso.matches() ? Optional.of(iso(iso)) : localised(digits);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime iso(Matcher parts) {
        String quarter = parts.group(2);
        int month = quarter == null ? number(parts.group(3), 1) : 3 * Integer.parseInt(quarter) - 2;
        return LocalDate.of(number(parts.group(1), 1), month, number(parts.group(4), 1))
                .atTime(number(parts.group(5), 0), number(parts.group(6), 0));
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private Optional<LocalDateTime> localised(String cell) {
        if (locale == null) {
            return Optional.empty();
        }
        String order = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("[^dMy]", "")
                .replaceAll("(.)\\1+", "$1");
        List<String> parts = Arrays.stream(cell.split("\\D+"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() != 3
                || order.length() != 3
                || parts.get(order.indexOf('y')).length() != 4) {
            return Optional.empty();
        }
        int[] values = parts.stream().mapToInt(Notation::small).toArray();
        return Optional.of(
                LocalDate.of(values[order.indexOf('y')], values[order.indexOf('M')], values[order.indexOf('d')])
                        .atStartOfDay());
    }

    private static int small(String digits) {
        return digits.length() > 4 ? -1 : Integer.parseInt(digits);
    }

    private static String asciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
            ascii.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return ascii.toString();
    }
}
