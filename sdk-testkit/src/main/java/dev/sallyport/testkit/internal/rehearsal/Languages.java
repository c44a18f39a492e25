package dev.sallyport.testkit.internal.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which languages a text is in, by its scripts and a few very common words; BCP 47 tags, the most frequent first. */
final class Languages {

    private static final String TRADITIONAL = "請貸業國們為這個來時說會過實發學後對無關點車電東書長門問開間題見現與經區號碼錢銀單據總額寫華產廠處變應務劃麼從將動員";
    private static final String SIMPLIFIED = "请贷业国们为这个来时说会过实发学后对无关点车电东书长门问开间题见现与经区号码钱银单据总额写华产厂处变应务划么从将动员";
    private static final double SHARE = 0.06;
    private static final Map<String, Set<String>> STOPWORDS = new LinkedHashMap<>();

    static {
        DataFile.read("stopwords.txt")
                .forEach((tag, words) -> STOPWORDS.put(
                        tag, new HashSet<>(Arrays.asList(words.get(0).split(" ", -1)))));
    }

    private Languages() {}

    static List<String> of(String text) {
        Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> scripts.merge(Character.UnicodeScript.of(c), 1, Integer::sum));
        double letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
        List<String> tags = new ArrayList<>();
        scripts.entrySet().stream()
                .filter(e -> e.getValue() >= SHARE * letters)
                .sorted(Map.Entry.<Character.UnicodeScript, Integer>comparingByValue()
                        .reversed())
                .map(e -> tag(e.getKey(), text, scripts))
                .filter(tag -> !tag.isEmpty() && !tags.contains(tag))
                .forEach(tags::add);
        return tags.stream().distinct().toList();
    }

    private static String tag(Character.UnicodeScript script, String text, Map<Character.UnicodeScript, Integer> all) {
        return switch (script) {
            case HAN -> all.containsKey(Character.UnicodeScript.HIRAGANA) ? "ja" : chinese(text);
            case HIRAGANA, KATAKANA -> "ja";
            case HANGUL -> "ko";
            case THAI -> "th";
            case HEBREW -> "he";
            case GREEK -> "el";
            case DEVANAGARI -> "hi";
            case ARABIC -> arabic(text);
            case LATIN, CYRILLIC -> byStopwords(text, script);
            default -> "";
        };
    }

    private static String chinese(String text) {
        long traditional = text.chars()
                .filter(c -> TRADITIONAL.indexOf(c) >= 0 && SIMPLIFIED.indexOf(c) < 0)
                .count();
        long simplified = text.chars()
                .filter(c -> SIMPLIFIED.indexOf(c) >= 0 && TRADITIONAL.indexOf(c) < 0)
                .count();
        if (traditional == simplified) {
            return "zh";
        }
        return traditional > simplified ? "zh-Hant" : "zh-Hans";
    }

    private static String arabic(String text) {
        if (text.chars().anyMatch(c -> "ٹڈڑے".indexOf(c) >= 0)) {
            return "ur";
        }
        return text.chars().anyMatch(c -> "پچژگ".indexOf(c) >= 0) ? "fa" : "ar";
    }

    private static String byStopwords(String text, Character.UnicodeScript script) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1)) {
            STOPWORDS.forEach((tag, words) -> {
                if (words.contains(word)) {
                    counts.merge(tag, 1, Integer::sum);
                }
            });
        }
        boolean cyrillic = script == Character.UnicodeScript.CYRILLIC;
        return counts.entrySet().stream()
                .filter(e -> Set.of("ru", "uk", "bg").contains(e.getKey()) == cyrillic)
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
