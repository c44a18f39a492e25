package dev.sallyport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;

/** A JSON Schema (draft 2020-12) of an object, for values that have no Java type. Immutable. */
public final class Schema {

    private final JsonNode tree;

    private Schema(JsonNode tree) {
        this.tree = tree;
    }

    /**
     * Reads a schema.
     *
     * @param json a JSON object with {@code "type":"object"} and {@code "properties"}
     * @throws IllegalArgumentException if it isn't that
     */
    public static Schema parse(String json) {
        JsonNode tree = parsed(json);
        if (!tree.path("type").asText().equals("object")
                || !tree.path("properties").isObject()) {
            throw new IllegalArgumentException("a schema describes an object: \"type\":\"object\" and \"properties\"");
        }
        return new Schema(tree);
    }

    private static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new IllegalArgumentException("a schema is JSON: " + e.getMessage(), e);
        }
    }

    /** The schema as JSON. */
    public String json() {
        return Codec.write(tree);
    }

    JsonNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return "Schema[" + tree.path("properties").size() + " properties]";
    }
}
