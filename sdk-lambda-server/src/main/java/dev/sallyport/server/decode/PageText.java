package dev.sallyport.server.decode;

import dev.sallyport.contract.Quote.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page's own text, as quotes are looked up in it. */
final class PageText {

    private static final Set<Character.UnicodeScript> CASED =
            Set.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.GREEK, Character.UnicodeScript.CYRILLIC);

    /** In each order of its text: words divided at line ends joined, and the same with their hyphens kept. */
    private final List<String> forms;
    /** The same without spaces and capitals; made when it is first needed. */
    private @Nullable List<String> tightForms;

    PageText(String text) {
        this(text, text);
    }

    PageText(String text, String arranged) {
        forms = Stream.of(text, arranged)
                .distinct()
                .flatMap(order -> Stream.of(Normal.joined(order), Normal.of(order)))
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return forms.get(0).isEmpty();
    }

    /**
     * What is to be said of a quote: verified if it stands here word for word, in whole words and whole numbers;
     * approximate if it does but for its spaces or capitals, within a word, or with few other letters (never another digit).
     */
    Verification lookUp(String quote) {
        if (has(quote)) {
            return Verification.VERIFIED;
        }
        List<String> quotes = List.of(Normal.joined(quote), Normal.of(quote));
        if (quotes.get(0).isEmpty()) {
            return Verification.NOT_FOUND;
        }
        boolean nearly = anyFits(quotes, forms, false)
                || anyFits(tight(quotes), tightForms(), false)
                || forms.stream().anyMatch(form -> NearMatch.stands(quotes.get(0), form));
        return nearly ? Verification.APPROXIMATE : Verification.NOT_FOUND;
    }

    /** Whether a quote stands here word for word. */
    boolean has(String quote) {
        List<String> quotes = List.of(Normal.joined(quote), Normal.of(quote));
        return !quotes.get(0).isEmpty() && anyFits(quotes, forms, true);
    }

    private List<String> tightForms() {
        List<String> known = tightForms;
        if (known == null) {
            known = tight(forms);
            tightForms = known;
        }
        return known;
    }

    private static List<String> tight(List<String> texts) {
        return texts.stream().map(t -> Normal.tight(t).toLowerCase(Locale.ROOT)).toList();
    }

    private static boolean anyFits(List<String> quotes, List<String> pages, boolean wholeWords) {
        return quotes.stream().anyMatch(quote -> pages.stream().anyMatch(page -> fits(quote, page, wholeWords)));
    }

    private static boolean fits(String quote, String page, boolean wholeWords) {
        for (int at = page.indexOf(quote); at >= 0; at = page.indexOf(quote, at + 1)) {
            int end = at + quote.length();
            boolean number = !cutsNumber(page, at) && !cutsNumber(page, end);
            boolean words = !cutsWord(page, at) && !cutsWord(page, end);
            if (number && (words || !wholeWords)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number goes on over this place: 250 doesn't stand in 1,250.00. */
    static boolean cutsNumber(String text, int at) {
        if (at == 0 || at == text.length()) {
            return false;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean goesOn = isPoint(after) && at + 1 < text.length() && isDigit(text.charAt(at + 1));
        boolean wentOn = isPoint(before) && at > 1 && isDigit(text.charAt(at - 2));
        return (isDigit(before) && (isDigit(after) || goesOn)) || (wentOn && isDigit(after));
    }

    private static boolean cutsWord(String text, int at) {
        return at > 0 && at < text.length() && isCased(text.charAt(at - 1)) && isCased(text.charAt(at));
    }

    private static boolean isPoint(char c) {
        return c == '.' || c == ',' || c == '\'';
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    private static boolean isCased(char c) {
        return Character.isLetter(c) && CASED.contains(Character.UnicodeScript.of(c));
    }
}
