package dev.sallyport.testkit.internal.rehearsal;

import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs, words and codes of currencies. */
final class Money {

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Set<String> ISO = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    /** Any mark of a currency; the longest first, so that {@code HK$} isn't read as a bare {@code $}. */
    static final Pattern MARK;

    static {
        DataFile.read("currencies.txt").forEach((code, marks) -> marks.forEach(mark -> CODES.put(mark, code)));
        List<String> marks = CODES.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Money::bounded)
                .toList();
        MARK = Pattern.compile(String.join("|", marks) + "|(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])");
    }

    private Money() {}

    /** A word of letters is a mark only when it stands alone. */
    private static String bounded(String mark) {
        boolean word = mark.chars().allMatch(c -> c < 128 && Character.isLetter(c));
        String quoted = Pattern.quote(mark);
        return word ? "(?<![\\p{L}])" + quoted + "(?![\\p{L}])" : quoted;
    }

    /** The code of a mark; with a question mark where the sign is used for several. */
    static Optional<String> code(String mark) {
        return Optional.ofNullable(ISO.contains(mark) ? mark : CODES.get(mark));
    }

    /** The code of the first mark in the text. */
    static Optional<String> find(String text, Habits habits) {
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            Optional<String> code = code(marks.group());
            if (code.isPresent()) {
                return code.map(c -> settled(c, habits));
            }
        }
        return Optional.empty();
    }

    private static String settled(String code, Habits habits) {
        return switch (code) {
            case "USD?" -> habits.dollar();
            case "JPY?" -> habits.yen();
            default -> code;
        };
    }
}
