package dev.sallyport.testkit.internal.rehearsal;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the documents at hand write what can be read in two ways.
 *
 * @param commaDecimal whether a lone {@code 1,250} is one and a quarter, and {@code 1.250} over a thousand
 * @param monthFirst whether {@code 3/11/2026} is in March
 * @param dollar the code of a bare {@code $}
 * @param yen the code of a bare {@code ¥}
 */
record Habits(boolean commaDecimal, boolean monthFirst, String dollar, String yen) {

    private static final Set<String> COMMA_LANGUAGES =
            Set.of("de", "fr", "es", "it", "pt", "nl", "pl", "tr", "vi", "id", "cs", "sv", "ru", "uk", "bg", "el");
    private static final Pattern SLASHED = Pattern.compile("(?<!\\d)(\\d{1,2})/(\\d{1,2})/(?:\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern DOLLAR =
            Pattern.compile("\\b(HKD|TWD|SGD|AUD|CAD|NZD|MXN)\\b|(HK|NT|S|AU|A|CA|C|NZ|MX)\\$");
    private static final int MONTHS = 12;

    static Habits of(String text, List<String> languages) {
        boolean comma =
                languages.stream().findFirst().map(COMMA_LANGUAGES::contains).orElse(false);
        boolean chinese = languages.stream().anyMatch(tag -> tag.startsWith("zh")) && !languages.contains("ja");
        return new Habits(comma, monthFirst(Numerals.ascii(text)), dollar(text), chinese ? "CNY" : "JPY");
    }

    /** One date that can only be read one way tells how its neighbours are meant. */
    private static boolean monthFirst(String text) {
        Matcher dates = SLASHED.matcher(text);
        int monthFirst = 0;
        int dayFirst = 0;
        while (dates.find()) {
            monthFirst += Integer.parseInt(dates.group(2)) > MONTHS ? 1 : 0;
            dayFirst += Integer.parseInt(dates.group(1)) > MONTHS ? 1 : 0;
        }
        return monthFirst > dayFirst;
    }

    /** Another dollar that is named somewhere is what a bare sign means too. */
    private static String dollar(String text) {
        Matcher named = DOLLAR.matcher(text);
        if (!named.find()) {
            return "USD";
        }
        String code = named.group(1);
        return code != null ? code : Money.code(named.group(2) + "$").orElse("USD");
    }
}
