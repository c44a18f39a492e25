package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One scalar, or one currency, of a value.
 *
 * @param path where it is, RFC 6901
 * @param value what it is
 * @param schema what it should be
 * @param holder the object or array that it is in
 */
record Leaf(String path, JsonNode value, SchemaNode schema, JsonNode holder) {

    /** All leaves, in the value's order. */
    static List<Leaf> of(JsonNode value, SchemaNode schema) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", value, schema, value, leaves);
        return leaves;
    }

    /** Takes the value away, where it is. */
    void clear() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (holder instanceof ObjectNode object) {
            object.putNull(name.replace("~1", "/").replace("~0", "~"));
        } else if (holder instanceof ArrayNode array) {
            array.setNull(Integer.parseInt(name));
        }
    }

    private static void collect(String path, JsonNode value, SchemaNode schema, JsonNode holder, List<Leaf> leaves) {
        if (!schema.isCurrency() && value instanceof ObjectNode object) {
            object.properties()
                    .forEach(property -> collect(
                            path + "/" + property.getKey().replace("~", "~0").replace("/", "~1"),
                            property.getValue(),
                            schema.property(property.getKey()),
                            object,
                            leaves));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "/" + i, array.get(i), schema.element(i), array, leaves);
            }
        } else {
            leaves.add(new Leaf(path, value, schema, holder));
        }
    }
}
