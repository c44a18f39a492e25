package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.List;
import java.util.Map;

/** Walks the schema and puts in what the documents say; keeps account of each leaf. */
final class Filling {

    private static final int DEPTH = 12;

    private final Lookup lookup;
    private final Overview overview;
    private final Rows rows;
    private final Fields fields = new Fields();

    Filling(Dossier dossier, Overview overview, ValueReader reader) {
        Entries entries = Entries.of(dossier.lines());
        List<Table> tables = Table.all(dossier.lines());
        tables.stream().filter(table -> table.rows().size() == 1).forEach(table -> alone(table, entries));
        this.lookup = new Lookup(dossier, entries, reader);
        this.overview = overview;
        this.rows = new Rows(tables, new Mentions(dossier, entries, reader), lookup);
    }

    private static void alone(Table table, Entries entries) {
        for (int c = 0; c < table.head().size(); c++) {
            entries.add(table.head().get(c), table.rows().get(0).get(c), Entry.Form.COLUMN);
        }
    }

    /** The account of each leaf, in the schema's order. */
    Fields fields() {
        return fields;
    }

    /** The value of the whole schema. */
    ObjectNode fill(SchemaNode schema) {
        return object(schema, "", "", 0);
    }

    private ObjectNode object(SchemaNode schema, String path, String name, int depth) {
        ObjectNode object = Codec.object();
        for (Map.Entry<String, JsonNode> property : schema.properties().properties()) {
            SchemaNode child = schema.child(property.getValue());
            object.set(
                    property.getKey(),
                    value(child, path + "/" + escaped(property.getKey()), name, property.getKey(), depth));
        }
        return object;
    }

    private JsonNode value(SchemaNode schema, String path, String parent, String property, int depth) {
        if (depth > DEPTH) {
            return Codec.object().nullNode();
        }
        return switch (schema.shape()) {
            case OBJECT -> object(schema, path, property, depth + 1);
            case ARRAY -> array(rows.find(schema, parent, property), path);
            case LEAF -> leaf(schema, path, parent, property);
        };
    }

    private JsonNode leaf(SchemaNode schema, String path, String parent, String property) {
        Finding finding = lookup.find(Wanted.of(parent, property, schema.node()), schema);
        if (finding.isAbsent() && parent.isEmpty() && schema.kind() == LeafKind.STRING) {
            finding = overview.of(property);
        }
        fields.add(path, finding);
        return finding.value();
    }

    private ArrayNode array(List<Rows.Row> found, String path) {
        ArrayNode array = Codec.object().arrayNode();
        for (int i = 0; i < found.size(); i++) {
            Rows.Row row = found.get(i);
            String at = path + "/" + i;
            Finding alone = row.alone();
            if (alone != null) {
                fields.add(at, alone);
                array.add(alone.value());
                continue;
            }
            ObjectNode item = array.addObject();
            row.members().forEach((name, finding) -> {
                fields.add(at + "/" + escaped(name), finding);
                item.set(name, finding.value());
            });
        }
        return array;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
