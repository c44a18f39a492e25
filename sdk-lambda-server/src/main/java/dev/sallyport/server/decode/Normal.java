package dev.sallyport.server.decode;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form in which a quote and a page are compared: Unicode's compatibility form (widths, ligatures, Arabic letter forms),
 * without marks that nobody sees, one kind of quotation mark and dash, single spaces, and no spaces beside letters of
 * scripts that don't use them.
 */
final class Normal {

    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFE00-\\uFE0F\\uFEFF]");
    private static final Pattern HYPHENATED = Pattern.compile("(?<=\\p{L})[-\\u2010]\\s*\\R\\s*(?=\\p{Ll})");
    private static final Pattern BROKEN_HYPHEN = Pattern.compile("(?<=[-\\u2010])\\s*\\R\\s*(?=\\p{L})");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u0085]+");
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Normal() {}

    /** Words that were divided at the end of a line are joined. */
    static String joined(String text) {
        return of(HYPHENATED.matcher(visible(text)).replaceAll(""));
    }

    /** A hyphen at the end of a line stays: it may be the word's own. */
    static String of(String text) {
        String form = Normalizer.normalize(BROKEN_HYPHEN.matcher(visible(text)).replaceAll(""), Normalizer.Form.NFKC);
        StringBuilder marks = new StringBuilder(form.length());
        form.chars().forEach(c -> marks.append(mark((char) c)));
        return withoutIdleSpaces(SPACES.matcher(marks).replaceAll(" ").strip());
    }

    /** Without any space. */
    static String tight(String normal) {
        return normal.replace(" ", "");
    }

    private static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static char mark(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u00B4', '`' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            default -> c;
        };
    }

    private static String withoutIdleSpaces(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean idle = text.charAt(i) == ' ' && (unspaced(text.charAt(i - 1)) || unspaced(text.charAt(i + 1)));
            if (!idle) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean unspaced(char c) {
        return c > 0x0E00 && UNSPACED.contains(UnicodeScript.of(c));
    }
}
