package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.rehearsal.Rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Dates, amounts and names wherever they are.
 *
 * @param dossier what was read
 * @param entries its labelled values
 * @param reader reads a value by its type
 */
record Mentions(Dossier dossier, Entries entries, ValueReader reader) {

    private static final int MOST = 60;
    private static final int LONGEST_LABEL = 60;
    private static final Pattern LABEL_END = Pattern.compile("[\\s:：﹕.…_=–-]+$");
    private static final Set<String> PARTIES = Set.of(
            "name",
            "applicant",
            "employer",
            "company",
            "seller",
            "buyer",
            "customer",
            "landlord",
            "tenant",
            "guarantor");

    /**
     * All dates or all amounts, if that is what the element has one of; else none.
     *
     * @param item an element with a date, or with an amount and perhaps its currency, and a label
     */
    List<Row> of(SchemaNode item) {
        Optional<String> date = only(item, LeafKind.DATE);
        if (date.isPresent()) {
            return dates(item, date.get());
        }
        Optional<String> money = only(item, LeafKind.CURRENCY).or(() -> only(item, LeafKind.DECIMAL));
        return money.map(name -> amounts(item, name)).orElse(List.of());
    }

    private static Optional<String> only(SchemaNode item, LeafKind kind) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : item.properties().properties()) {
            SchemaNode schema = item.child(property.getValue());
            if (schema.shape() != SchemaNode.Shape.LEAF) {
                return Optional.empty();
            }
            if (schema.kind() == kind) {
                names.add(property.getKey());
            }
        }
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    private List<Row> dates(SchemaNode item, String property) {
        List<Row> rows = new ArrayList<>();
        for (Line line : dossier.lines()) {
            if (rows.size() >= MOST) {
                break;
            }
            Passage whole = new Passage(line, line.text());
            for (Dates.Found date : Dates.all(line.text(), reader.habits())) {
                Reading reading = ValueReader.text(date.value().toString(), whole.part(date.start(), date.end()));
                Optional<Reading> label = label(whole, date.start());
                rows.add(new Row(
                        null,
                        Rows.members(item, (name, schema) -> name.equals(property) ? Optional.of(reading) : label)));
            }
        }
        return rows;
    }

    /** Only numbers with a currency are amounts of money beyond doubt. */
    private List<Row> amounts(SchemaNode item, String property) {
        List<Row> rows = new ArrayList<>();
        for (Line line : dossier.lines()) {
            if (rows.size() >= MOST) {
                break;
            }
            Passage whole = new Passage(line, line.text());
            for (Amounts.Found number : Amounts.all(line.text(), reader.habits())) {
                Passage raw = MoneySpan.around(whole, number.start(), number.end());
                Optional<String> code = Money.find(raw.text(), reader.habits());
                if (code.isPresent()) {
                    Optional<Reading> label = label(whole, whole.text().indexOf(raw.text()));
                    rows.add(new Row(null, Rows.members(item, (name, schema) -> {
                        if (name.equals(property)) {
                            return reader.read(raw, schema);
                        }
                        return isCurrency(name) ? code.map(c -> ValueReader.text(c, raw)) : label;
                    })));
                }
            }
        }
        return rows;
    }

    private static boolean isCurrency(String property) {
        return Wanted.of("", property, Codec.object()).means("currency");
    }

    /** What stands before a value on its line, if it is short enough to be its name. */
    private static Optional<Reading> label(Passage line, int end) {
        String before = line.text().substring(0, end);
        int from = Math.max(before.lastIndexOf('\t'), Math.max(before.lastIndexOf('|'), before.lastIndexOf(';'))) + 1;
        Passage label = line.part(from, end).trimmed();
        String bare = LABEL_END.matcher(label.text()).replaceFirst("");
        boolean name = bare.length() >= 2 && bare.length() <= LONGEST_LABEL;
        return name ? Optional.of(ValueReader.text(bare, label.part(0, bare.length()))) : Optional.empty();
    }

    List<Reading> parties() {
        Map<String, Reading> parties = new LinkedHashMap<>();
        entries.byLabel().forEach((label, found) -> {
            if (Dictionary.concepts(label).stream().anyMatch(PARTIES::contains)) {
                found.stream()
                        .filter(entry -> entry.form() != Entry.Form.BARE && entry.form() != Entry.Form.COLUMN)
                        .forEach(entry -> parties.putIfAbsent(
                                Words.key(entry.value().text()),
                                ValueReader.text(entry.value().text(), entry.value())));
            }
        });
        return parties.values().stream().limit(MOST).toList();
    }

    List<Reading> all(SchemaNode item) {
        List<Reading> readings = new ArrayList<>();
        for (Line line : dossier.lines()) {
            for (Passage cell : Entries.cells(line)) {
                reader.read(cell, item).ifPresent(readings::add);
            }
        }
        return readings.subList(0, Math.min(readings.size(), MOST));
    }
}
