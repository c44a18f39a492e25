package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes what the model wrote into a value with a place for everything: leaves that it left out become null, optional parts
 * that it set to null are left out, and a number that was written as a number where a decimal's text belongs is written as
 * text. Nothing here makes a value up.
 */
final class Completion {

    private static final int DEPTH = 64;

    private Completion() {}

    static JsonNode of(JsonNode value, SchemaNode schema) {
        return completed(value, schema, 0);
    }

    private static JsonNode completed(JsonNode value, SchemaNode schema, int depth) {
        if (depth > DEPTH) {
            return value;
        }
        if (schema.isLeaf()) {
            return LeafForm.of(value, schema);
        }
        if (schema.isObject()) {
            return object(value, schema, depth);
        }
        if (absent(value)) {
            return schema.root().isObject() ? ((ObjectNode) schema.root()).arrayNode() : value;
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, completed(array.get(i), schema.element(i), depth + 1));
            }
        }
        return value;
    }

    private static JsonNode object(JsonNode value, SchemaNode schema, int depth) {
        if (!absent(value) && !(value instanceof ObjectNode)) {
            return value;
        }
        ObjectNode object = value instanceof ObjectNode given ? given : ((ObjectNode) schema.root()).objectNode();
        for (String name : names(object, schema)) {
            SchemaNode property = schema.property(name);
            JsonNode given = object.path(name);
            if (absent(given) && !property.isLeaf() && !schema.requires(name)) {
                object.remove(name);
            } else {
                object.set(name, completed(given, property, depth + 1));
            }
        }
        return object;
    }

    private static List<String> names(ObjectNode object, SchemaNode schema) {
        List<String> names = new ArrayList<>();
        schema.node().path("properties").fieldNames().forEachRemaining(names::add);
        for (Iterator<String> others = object.fieldNames(); others.hasNext(); ) {
            String name = others.next();
            // What the schema says nothing of is left as it is, for the validation to judge.
            if (!names.contains(name)
                    && schema.node().path("additionalProperties").isObject()) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value instanceof NullNode;
    }
}
