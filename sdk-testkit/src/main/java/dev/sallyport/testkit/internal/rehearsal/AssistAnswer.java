package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sallyport.contract.Codec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The answer to a question: the lines that have the question's words in them, quoted.
 *
 * @param lines the best of them
 * @param phrases the sentences around them
 */
record AssistAnswer(List<Line> lines, Phrases phrases) {

    private static final int MOST = 3;
    private static final int LONGEST_QUOTE = 300;
    /** Words that every question and every line has. */
    private static final Set<String> COMMON = new HashSet<>(Arrays.asList(
            ("the of and to in is for that with are this be on by from what who when where which how much many does do did"
                            + " was were has have a an it its der die das und ist wie was wer wann wo le la les et est que qui"
                            + " quand où el los las es quién cuándo di che il")
                    .split(" ", -1)));

    private record Match(Line line, double fit) {}

    static AssistAnswer of(Assignment assignment, Dossier dossier) {
        return new AssistAnswer(
                matching(assignment.question(), dossier),
                Phrases.in(assignment.respondIn().orElse("en")));
    }

    /** The answer in words. */
    String plain() {
        return lines.isEmpty()
                ? phrases.nothing()
                : phrases.answer()
                        + lines.stream().map(line -> "\n“" + quoted(line) + "”").collect(Collectors.joining());
    }

    /** The answer to {@code assist}: with its evidence. */
    String proven() {
        ArrayNode evidence = Codec.object().arrayNode();
        lines.forEach(line -> evidence.add(Fields.quote(new Passage(line, quoted(line)))));
        return plain() + "\n<evidence>" + Codec.write(evidence) + "</evidence>";
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "AssistAnswer[" + lines.size() + " lines]";
    }

    private static List<Line> matching(String question, Dossier dossier) {
        Set<String> terms = terms(question);
        List<Match> matches = dossier.lines().stream()
                .map(line -> new Match(line, fit(line, terms)))
                .filter(match -> match.fit() > 0)
                .sorted(Comparator.comparingDouble(Match::fit).reversed())
                .toList();
        double best = matches.isEmpty() ? 0 : matches.get(0).fit();
        return matches.stream()
                .filter(match -> match.fit() >= best * 0.75)
                .limit(MOST)
                .map(Match::line)
                .toList();
    }

    /** The question's own words, and other words for what they mean. */
    private static Set<String> terms(String question) {
        Set<String> terms = new HashSet<>(Words.terms(question));
        terms.removeAll(COMMON);
        return terms;
    }

    private static double fit(Line line, Set<String> terms) {
        Set<String> found = new HashSet<>(Words.terms(line.text()));
        long shared = terms.stream().filter(found::contains).count();
        boolean labelled = line.text().matches(".*[:：\\t].*");
        return shared == 0 ? 0 : shared + (labelled ? 0.5 : 0) - found.size() * 0.001;
    }

    /** Without tabs, which the layout has and the text hasn't. */
    private static String quoted(Line line) {
        List<Passage> cells = Entries.cells(line);
        String text = cells.size() > 1 && line.text().contains("\t") ? longest(cells) : line.text();
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) : text;
    }

    private static String longest(List<Passage> cells) {
        return cells.stream()
                .map(Passage::text)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
