package dev.sallyport.testkit.internal.rehearsal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text made comparable: one form for what looks or means the same. */
final class Words {

    private static final Pattern LATIN_MARKS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern ARABIC_MARKS = Pattern.compile("[\\u0640\\u064b-\\u0652]");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern CAMEL =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private Words() {}

    /** The text without case, accents, punctuation and variants of letters; words are parted by one space. */
    static String key(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = ARABIC_MARKS
                .matcher(LATIN_MARKS.matcher(decomposed).replaceAll(""))
                .replaceAll("");
        String composed = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(arabic(composed))
                .replaceAll(" ")
                .strip();
    }

    private static String arabic(String text) {
        return text.replaceAll("[أإآ]", "ا")
                .replace('ة', 'ه')
                .replace('ى', 'ي')
                .replace("׳", "")
                .replace("״", "");
    }

    /** A property's name as words: {@code dateOfBirth} is {@code date Of Birth}. */
    static String spaced(String propertyName) {
        return CAMEL.matcher(propertyName.replace('_', ' ').replace('-', ' ')).replaceAll(" ");
    }

    /** The words of a key. */
    static List<String> of(String key) {
        return key.isEmpty() ? List.of() : List.of(key.split(" ", -1));
    }

    /** Whether the key is written in a script that doesn't part its words. */
    static boolean isUnspaced(String key) {
        return key.codePoints().anyMatch(Words::isUnspaced);
    }

    static boolean isUnspaced(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Whether the text has letters that are written from right to left. */
    static boolean isRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    /** Terms to look for: words, and pairs of characters where words aren't parted. */
    static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        for (String word : of(key(text))) {
            if (!isUnspaced(word)) {
                terms.add(word);
                continue;
            }
            for (int i = 0; i + 1 < word.length(); i++) {
                terms.add(word.substring(i, i + 2));
            }
        }
        return terms;
    }
}
