package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of a list: rows of a table, all dates, all amounts, everybody who is named, or one element by its
 * labels.
 *
 * @param tables the documents' tables
 * @param mentions dates, amounts and names anywhere
 * @param lookup values by their labels
 */
record Rows(List<Table> tables, Mentions mentions, Lookup lookup) {

    private static final int FITS = 60;
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[,;、；،]\\s*");
    private static final Pattern DATES = Pattern.compile("dates?");
    private static final Pattern AMOUNTS = Pattern.compile("amounts?|sums?|prices?");
    private static final Pattern PARTIES =
            Pattern.compile("(party|parties|persons?|people|names|signatories|organi[sz]ations)");

    /**
     * One element.
     *
     * @param alone the element, if it is a single value
     * @param members its properties, if it is an object
     */
    record Row(@Nullable Finding alone, Map<String, Finding> members) {
        static Row of(Finding alone) {
            return new Row(alone, Map.of());
        }
    }

    List<Row> find(SchemaNode schema, String parent, String property) {
        SchemaNode item = schema.items();
        return switch (item.shape()) {
            case OBJECT -> objects(item, property);
            case LEAF -> values(item, Wanted.of(parent, property, schema.node()), Words.key(Words.spaced(property)));
            case ARRAY -> List.of();
        };
    }

    private List<Row> objects(SchemaNode item, String property) {
        for (Table table : tables) {
            List<Row> rows = fromTable(table, item);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        List<Row> mentioned = mentions.of(item);
        return mentioned.isEmpty() ? byLabels(item, property) : mentioned;
    }

    private List<Row> fromTable(Table table, SchemaNode item) {
        Map<String, Integer> columns = columns(table, item);
        int needed = Math.min(2, item.properties().size());
        if (columns.size() < needed) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (List<Passage> cells : table.rows()) {
            Map<String, Finding> members = members(
                    item,
                    (name, schema) -> Optional.ofNullable(columns.get(name))
                            .flatMap(c -> cells.get(c).text().isEmpty()
                                    ? Optional.empty()
                                    : reader().read(cells.get(c), schema)));
            if (members.values().stream().filter(f -> !f.isAbsent()).count() >= needed) {
                rows.add(new Row(null, members));
            }
        }
        return rows;
    }

    private static Map<String, Integer> columns(Table table, SchemaNode item) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : item.properties().properties()) {
            Wanted wanted = Wanted.of("", property.getKey(), property.getValue());
            int best = FITS - 1;
            for (int c = 0; c < table.head().size(); c++) {
                int fit = wanted.fit(Words.key(table.head().get(c).text()));
                if (fit > best && !columns.containsValue(c)) {
                    best = fit;
                    columns.put(property.getKey(), c);
                }
            }
        }
        return columns;
    }

    private List<Row> byLabels(SchemaNode item, String property) {
        Map<String, Finding> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : item.properties().properties()) {
            SchemaNode schema = item.child(member.getValue());
            members.put(
                    member.getKey(),
                    schema.shape() == SchemaNode.Shape.LEAF
                            ? lookup.find(Wanted.of(property, member.getKey(), schema.node()), schema)
                            : Finding.absent());
        }
        boolean any = members.values().stream().anyMatch(f -> !f.isAbsent());
        return any ? List.of(new Row(null, members)) : List.of();
    }

    private List<Row> values(SchemaNode item, Wanted wanted, String key) {
        List<Reading> labelled = lookup.all(wanted, item);
        if (labelled.size() == 1 && item.kind() == LeafKind.STRING) {
            return parts(labelled.get(0).raw());
        }
        List<Reading> readings = labelled.isEmpty() ? mentioned(item, key) : labelled;
        return readings.stream().map(Finding::found).map(Row::of).toList();
    }

    private List<Reading> mentioned(SchemaNode item, String key) {
        if (item.kind() == LeafKind.STRING && PARTIES.matcher(key).matches()) {
            return mentions.parties();
        }
        boolean all = (item.kind() == LeafKind.DATE && DATES.matcher(key).matches())
                || (item.kind().isUnmistakable() && AMOUNTS.matcher(key).matches());
        return all ? mentions.all(item) : List.of();
    }

    private static List<Row> parts(Passage list) {
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (String part : SEPARATORS.split(list.text(), -1)) {
            int at = list.text().indexOf(part, from);
            Passage passage = list.part(at, at + part.length()).trimmed();
            if (!passage.text().isEmpty()) {
                rows.add(Row.of(Finding.found(ValueReader.text(passage.text(), passage))));
            }
            from = at + part.length();
        }
        return rows;
    }

    /** An element whose every property is there, absent where nothing was read. */
    static Map<String, Finding> members(SchemaNode item, Cell cell) {
        Map<String, Finding> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : item.properties().properties()) {
            SchemaNode schema = item.child(property.getValue());
            members.put(
                    property.getKey(),
                    cell.read(property.getKey(), schema).map(Finding::found).orElseGet(Finding::absent));
        }
        return members;
    }

    /** What is read for a property of an element. */
    interface Cell {
        Optional<Reading> read(String property, SchemaNode schema);
    }

    private ValueReader reader() {
        return lookup.reader();
    }
}
