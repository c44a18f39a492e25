package dev.sallyport.server.prepare;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The letters beyond ASCII of one language in one character set. The best single language wins: letters that look right
 * one by one, but belong to different languages, come from a wrong set.
 *
 * @param charset a set of one byte a character
 * @param letters lower-case letters
 */
record LanguageLetters(Charset charset, String letters) {

    private static final char LATIN_END = 0x250;

    private static final String POLISH = "ąćęłńóśźż";
    private static final String CZECH = "áčďéěíňóřšťúůýžľĺŕäô";
    private static final String HUNGARIAN = "áéíóöőúüű";
    private static final String SOUTH_SLAVIC = "čćđšž";
    private static final String RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў";

    /** Where two fit equally, the first wins: the more common set. */
    static final List<LanguageLetters> ALL = List.of(
            of("windows-1252", "éèêëàâçîïôùûüœæ"),
            of("windows-1252", "äöüß"),
            of("windows-1252", "áéíóúñü"),
            of("windows-1252", "ãõáéíóúâêôàç"),
            of("windows-1252", "àèéìíòóù"),
            of("windows-1252", "åäöæøé"),
            of("windows-1252", "áéíóúýðþæö"),
            of("windows-1250", POLISH),
            of("windows-1250", CZECH),
            of("windows-1250", HUNGARIAN),
            of("windows-1250", SOUTH_SLAVIC),
            of("windows-1250", "ăâîşţ"),
            of("ISO-8859-2", POLISH),
            of("ISO-8859-2", CZECH),
            of("ISO-8859-2", HUNGARIAN),
            of("ISO-8859-2", SOUTH_SLAVIC),
            of("windows-1254", "çğıöşüâîû"),
            of("windows-1257", "ąčęėįšųūžāēģīķļņõäöü"),
            // Before Russian: the same bytes, but Russian has more letters, and capitals.
            of("windows-1255", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
            of("windows-1251", RUSSIAN),
            of("KOI8-R", RUSSIAN),
            of("ISO-8859-5", RUSSIAN),
            of("IBM866", RUSSIAN),
            of("windows-1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ"),
            of("windows-1256", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگ"),
            of("x-windows-874", thai()));

    private static LanguageLetters of(String charset, String letters) {
        return new LanguageLetters(
                Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.ISO_8859_1, letters);
    }

    private static String thai() {
        StringBuilder letters = new StringBuilder();
        for (char c = 'ก'; c <= '๛'; c++) {
            letters.append(c);
        }
        return letters.toString();
    }

    /** How well the bytes read as this language; negative if they don't. */
    double score(byte[] bytes) {
        String text = new String(bytes, charset);
        double score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
                score += mixed(before, after) ? -2 : worth(c);
                // A capital inside a word is what a wrong set of the same script gives.
                score -= Character.isUpperCase(c) && Character.isLowerCase(before) ? 2 : 0;
            }
        }
        return score;
    }

    /** A word is of one script: a Thai letter between Latin ones is an accented letter read wrongly. */
    private boolean mixed(char before, char after) {
        boolean latin = letters.charAt(0) < LATIN_END;
        return !latin && (isAsciiLetter(before) || isAsciiLetter(after));
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private double worth(char c) {
        if (letters.indexOf(c) >= 0) {
            return 1;
        }
        if (letters.indexOf(String.valueOf(c).toLowerCase(Locale.ROOT)) >= 0) {
            return 0.7;
        }
        if ("’‘“”„–—…€£§°«»¿¡•·\u00A0№™©®".indexOf(c) >= 0) {
            return 0.5;
        }
        return c == '\uFFFD' || Character.isISOControl(c) ? -5 : -2;
    }
}
