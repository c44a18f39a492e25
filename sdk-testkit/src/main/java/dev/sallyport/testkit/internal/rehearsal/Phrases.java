package dev.sallyport.testkit.internal.rehearsal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the rehearsal model says in its own words.
 *
 * @param sentences a language's sentences: of the summary, of an answer, of no answer
 */
record Phrases(List<String> sentences) {

    private static final Map<String, List<String>> ALL = DataFile.read("phrases.txt");

    /** The sentences in that language; in English where there are none. */
    static Phrases in(String tag) {
        String language = tag;
        while (!ALL.containsKey(language) && language.contains("-")) {
            language = language.substring(0, language.lastIndexOf('-'));
        }
        return new Phrases(ALL.getOrDefault(language, ALL.getOrDefault("en", List.of())));
    }

    String summary(int documents, int pages, int lines) {
        return new MessageFormat(sentences.get(0), Locale.ROOT).format(new Object[] {documents, pages, lines});
    }

    String answer() {
        return sentences.get(1);
    }

    String nothing() {
        return sentences.get(2);
    }
}
