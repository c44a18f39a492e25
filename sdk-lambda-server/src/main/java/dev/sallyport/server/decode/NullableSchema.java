package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The caller's schema with every leaf allowed to be null. Whether something may be absent is the caller's business: the
 * model must be able to say so without being made to invent.
 */
final class NullableSchema {

    private static final List<String> MAPS = List.of("properties", "patternProperties", "$defs", "definitions");
    private static final List<String> SCHEMAS = List.of("items", "additionalProperties");
    private static final List<String> LISTS = List.of("prefixItems", "anyOf", "oneOf", "allOf");

    private NullableSchema() {}

    static JsonNode of(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        return nullable(copy);
    }

    private static JsonNode nullable(JsonNode node) {
        if (!(node instanceof ObjectNode schema)) {
            return node;
        }
        if (schema.path("format").asText().equals("currency") || chooses(schema)) {
            return orNull(schema);
        }
        MAPS.forEach(name -> inMap(schema.path(name)));
        for (String name : SCHEMAS) {
            if (schema.path(name).isObject()) {
                schema.set(name, nullable(schema.path(name)));
            }
        }
        LISTS.forEach(name -> inList(schema.path(name)));
        return isLeaf(schema) ? leaf(schema) : schema;
    }

    private static void inMap(JsonNode map) {
        if (map instanceof ObjectNode schemas) {
            for (String name : schemas.propertyStream().map(Map.Entry::getKey).toList()) {
                schemas.set(name, nullable(schemas.path(name)));
            }
        }
    }

    private static void inList(JsonNode list) {
        if (list instanceof ArrayNode schemas) {
            for (int i = 0; i < schemas.size(); i++) {
                schemas.set(i, nullable(schemas.get(i)));
            }
        }
    }

    /** Alternatives of scalars: each made nullable alone, null would fit several, which {@code oneOf} forbids. */
    private static boolean chooses(ObjectNode schema) {
        for (String name : List.of("anyOf", "oneOf")) {
            for (JsonNode alternative : schema.path(name)) {
                if (alternative instanceof ObjectNode object && isLeaf(object)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLeaf(ObjectNode schema) {
        String type = schema.path("type").asText();
        boolean scalar = List.of("string", "number", "integer", "boolean").contains(type);
        boolean scalars = schema.path("type").isArray() && !schema.has("properties") && !schema.has("items");
        return scalar || scalars || schema.has("enum") || schema.has("const");
    }

    private static JsonNode leaf(ObjectNode schema) {
        if (schema.has("const")) {
            return orNull(schema);
        }
        if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        JsonNode type = schema.path("type");
        if (type instanceof ArrayNode types) {
            types.add("null");
            schema.set("type", distinct(types));
        } else if (type.isTextual()) {
            schema.putArray("type").add(type.textValue()).add("null");
        }
        return schema;
    }

    private static ArrayNode distinct(ArrayNode types) {
        ArrayNode distinct = types.arrayNode();
        types.valueStream().map(JsonNode::asText).distinct().forEach(distinct::add);
        return distinct;
    }

    private static JsonNode orNull(ObjectNode schema) {
        ObjectNode choice = schema.objectNode();
        choice.putArray("anyOf").add(schema).addObject().put("type", "null");
        return choice;
    }
}
