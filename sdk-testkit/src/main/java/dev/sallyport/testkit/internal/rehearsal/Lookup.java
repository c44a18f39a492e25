package dev.sallyport.testkit.internal.rehearsal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the value of one leaf by its label.
 *
 * @param dossier what was read
 * @param entries its labelled values
 * @param reader reads a value by its type
 */
record Lookup(Dossier dossier, Entries entries, ValueReader reader) {

    private static final int CERTAIN = 88;
    private static final Pattern EMAIL = Pattern.compile("[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");

    private record Candidate(Entry entry, int fit) {}

    Finding find(Wanted wanted, SchemaNode schema) {
        List<Candidate> candidates = candidates(wanted, schema.kind());
        Optional<Passage> unreadable = Optional.empty();
        for (int i = 0; i < candidates.size(); ) {
            List<Candidate> equals = equals(candidates, i);
            List<Reading> readings = equals.stream()
                    .flatMap(c -> read(c.entry(), schema).stream())
                    .toList();
            if (!readings.isEmpty()) {
                return agreed(readings);
            }
            if (isCertain(candidates.get(i)) && unreadable.isEmpty()) {
                unreadable = Optional.of(candidates.get(i).entry().value());
            }
            i += equals.size();
        }
        return unreadable.map(Finding::unreadable).orElseGet(() -> unlabelled(wanted));
    }

    /** All readable values under the labels that fit best, in order. */
    List<Reading> all(Wanted wanted, SchemaNode schema) {
        List<Candidate> candidates = candidates(wanted, schema.kind());
        if (candidates.isEmpty()) {
            return List.of();
        }
        int best = candidates.get(0).fit();
        return candidates.stream()
                .filter(c -> c.fit() == best)
                .flatMap(c -> read(c.entry(), schema).stream())
                .toList();
    }

    /** After a label that nothing marks the value has to follow at once. */
    private Optional<Reading> read(Entry entry, SchemaNode schema) {
        return reader.read(entry.value(), schema)
                .filter(reading -> entry.form() != Entry.Form.BARE
                        || entry.value().text().startsWith(reading.raw().text()));
    }

    private List<Candidate> candidates(Wanted wanted, LeafKind kind) {
        List<Candidate> candidates = new ArrayList<>();
        for (Map.Entry<String, List<Entry>> label : entries.byLabel().entrySet()) {
            int fit = wanted.fit(label.getKey());
            label.getValue().stream()
                    .filter(entry -> fit >= entry.form().least())
                    .forEach(entry -> candidates.add(new Candidate(entry, fit)));
        }
        if (kind.isUnmistakable()) {
            for (String name : wanted.names()) {
                int fit = wanted.fit(name);
                entries.bare(name).forEach(entry -> candidates.add(new Candidate(entry, fit)));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::fit)
                .reversed()
                .thenComparing(c -> c.entry().form()));
        return candidates;
    }

    private static boolean isCertain(Candidate candidate) {
        return candidate.fit() >= CERTAIN && candidate.entry().form() != Entry.Form.BARE;
    }

    /** Those that fit as well and in the same form as the one at {@code from}. */
    private static List<Candidate> equals(List<Candidate> candidates, int from) {
        int to = from;
        while (to < candidates.size()
                && candidates.get(to).fit() == candidates.get(from).fit()
                && candidates.get(to).entry().form()
                        == candidates.get(from).entry().form()) {
            to++;
        }
        return candidates.subList(from, to);
    }

    private static Finding agreed(List<Reading> readings) {
        Map<String, Reading> different = new LinkedHashMap<>();
        for (Reading reading : readings) {
            different.putIfAbsent(meaning(reading), reading);
        }
        return different.size() == 1
                ? Finding.found(readings.get(0))
                : Finding.conflicting(List.copyOf(different.values()));
    }

    /** {@code 1250.00} and {@code 1250.0} are one value, as are words in capitals and small letters. */
    private static String meaning(Reading reading) {
        if (!reading.value().isTextual()) {
            return reading.value().toString();
        }
        String text = reading.value().textValue();
        return text.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(text).stripTrailingZeros().toString()
                : Words.key(text);
    }

    /** What shows by its own form what it is, if there is only one. */
    private Finding unlabelled(Wanted wanted) {
        Pattern form = wanted.means("email") ? EMAIL : wanted.means("iban") ? IBAN : null;
        if (form == null) {
            return Finding.absent();
        }
        Map<String, Passage> found = new LinkedHashMap<>();
        for (Line line : dossier.lines()) {
            Matcher match = form.matcher(line.text());
            while (match.find()) {
                found.putIfAbsent(match.group(), new Passage(line, match.group()));
            }
        }
        return found.size() == 1
                ? found.values().stream()
                        .map(p -> Finding.found(ValueReader.text(p.text(), p)))
                        .findFirst()
                        .orElseThrow()
                : Finding.absent();
    }
}
