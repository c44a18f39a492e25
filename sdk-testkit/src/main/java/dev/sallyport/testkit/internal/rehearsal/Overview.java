package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is said of the documents as a whole: their kind, title, language, and a summary that says what it is.
 *
 * @param dossier what was read
 * @param languages the languages, the main one first
 * @param respondIn the language to answer in; empty for English
 */
record Overview(Dossier dossier, List<String> languages, String respondIn) {

    private static final Map<String, List<String>> KINDS = DataFile.read("kinds.txt");
    private static final int LONGEST_TITLE = 200;
    private static final int HEAD_LINES = 12;

    /** What a property of the whole asks for; absent if it asks for something else. */
    Finding of(String property) {
        return switch (property.toLowerCase(Locale.ROOT)) {
            case "kind", "documenttype", "document_type", "documentkind" -> kind();
            case "title" -> title();
            case "language" -> language();
            case "summary" -> Finding.concluded(TextNode.valueOf(summary()), List.of());
            default -> Finding.absent();
        };
    }

    /** By a word near the beginning; that word is the evidence. */
    private Finding kind() {
        for (Line line :
                dossier.lines().subList(0, Math.min(HEAD_LINES, dossier.lines().size()))) {
            String lower = line.text().toLowerCase(Locale.ROOT);
            for (Map.Entry<String, List<String>> kind : KINDS.entrySet()) {
                for (String word : kind.getValue()) {
                    int at = lower.length() == line.text().length() ? place(lower, word) : -1;
                    if (at >= 0) {
                        Passage passage = new Passage(line, line.text().substring(at, at + word.length()));
                        return Finding.concluded(TextNode.valueOf(kind.getKey()), List.of(passage));
                    }
                }
            }
        }
        return Finding.absent();
    }

    private static int place(String line, String word) {
        int at = line.indexOf(word);
        if (at < 0 || Words.isUnspaced(word.codePointAt(0))) {
            return at;
        }
        int end = at + word.length();
        boolean begins = at == 0 || !Character.isLetter(line.charAt(at - 1));
        boolean ends = end == line.length() || !Character.isLetter(line.charAt(end));
        return begins && ends ? at : -1;
    }

    private Finding title() {
        return dossier.lines().stream()
                .filter(line ->
                        line.text().codePoints().filter(Character::isLetter).count() > 1)
                .findFirst()
                .map(line -> new Passage(line, Entries.cells(line).get(0).text()))
                .filter(passage -> !passage.text().isEmpty() && passage.text().length() <= LONGEST_TITLE)
                .map(passage -> Finding.found(ValueReader.text(passage.text(), passage)))
                .orElseGet(Finding::absent);
    }

    private Finding language() {
        return languages.isEmpty()
                ? Finding.absent()
                : Finding.concluded(TextNode.valueOf(languages.get(0)), List.of());
    }

    /** In plain words what this is and what it is not. */
    String summary() {
        return Phrases.in(respondIn)
                .summary(dossier.documents(), dossier.pages(), dossier.lines().size());
    }
}
