package dev.sallyport.testkit.internal.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them. */
final class Amounts {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])[-+(]?\\s?(?:\\d{1,3}(?:[ '’]\\d{3})+(?:[.,]\\d+)?"
                    + "|\\d[\\d.,'’]*\\d|\\d)(?:\\s?[萬万億亿])?");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    /** Groups of three, or of two before the last as in India; a date is nothing of the kind. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[.,]\\d{2,3})*[.,]\\d{3}");

    private static final int LONGEST = 40;

    private Amounts() {}

    /**
     * A number in a text.
     *
     * @param value the number
     * @param start where it begins
     * @param end after its last character
     */
    record Found(BigDecimal value, int start, int end) {}

    /** All numbers of the text, in order. */
    static List<Found> all(String text, Habits habits) {
        String plain = Numerals.ascii(text);
        List<Found> found = new ArrayList<>();
        if (plain.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return found;
        }
        // A currency's sign touches its number.
        Matcher numbers = NUMBER.matcher(Money.MARK
                .matcher(plain)
                .replaceAll(mark -> " ".repeat(mark.group().length())));
        while (numbers.find()) {
            if (numbers.end() - numbers.start() <= LONGEST) {
                value(numbers.group(), habits).ifPresent(v -> found.add(trimmed(v, text, numbers)));
            }
        }
        return found;
    }

    private static Found trimmed(BigDecimal value, String text, Matcher at) {
        int start = at.start();
        while (start < at.end()
                && !isDigit(text.charAt(start))
                && text.charAt(start) != '-'
                && text.charAt(start) != '(') {
            start++;
        }
        return new Found(value, start, at.end());
    }

    private static boolean isDigit(char c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private static Optional<BigDecimal> value(String written, Habits habits) {
        String digits = written.replaceAll("[^\\d.,]", "");
        boolean negative = written.contains("-") || written.contains("(");
        String number = plain(digits, habits);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(number).movePointRight(zeros(written));
        return Optional.of(negative ? value.negate() : value);
    }

    private static int zeros(String written) {
        return switch (written.charAt(written.length() - 1)) {
            case '萬', '万' -> 4;
            case '億', '亿' -> 8;
            default -> 0;
        };
    }

    private static String plain(String digits, Habits habits) {
        int dot = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (dot < 0 && comma < 0) {
            return digits;
        }
        char last = dot > comma ? '.' : ',';
        char other = last == '.' ? ',' : '.';
        boolean both = dot >= 0 && comma >= 0;
        boolean repeated = digits.indexOf(last) != digits.lastIndexOf(last);
        if (repeated || (!both && isThousands(digits, last, habits))) {
            return !both && GROUPED.matcher(digits).matches() ? digits.replace(String.valueOf(last), "") : "";
        }
        String whole = digits.substring(0, digits.lastIndexOf(last));
        boolean well = whole.indexOf(other) < 0 || GROUPED.matcher(whole).matches();
        return well ? digits.replace(String.valueOf(other), "").replace(last, '.') : "";
    }

    /** {@code 1,250} is over a thousand, except where people write decimals so. */
    private static boolean isThousands(String digits, char sign, Habits habits) {
        boolean decimalHere = (sign == ',') == habits.commaDecimal();
        return THOUSANDS.matcher(digits).matches() && !decimalHere;
    }
}
