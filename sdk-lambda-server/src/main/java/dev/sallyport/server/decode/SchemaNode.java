package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * One place in a JSON Schema, with references followed: what the walk over a value needs to know of it.
 *
 * @param root the whole schema, in which references point
 * @param node the schema of this place
 */
record SchemaNode(JsonNode root, JsonNode node) {

    private static final int REFERENCES = 16;

    static SchemaNode root(JsonNode schema) {
        return new SchemaNode(schema, schema).resolved(0);
    }

    /** A scalar, or a currency: what gets a field of its own. */
    boolean isLeaf() {
        return isCurrency() || (!isObject() && !isArray());
    }

    boolean isCurrency() {
        return "currency".equals(format());
    }

    boolean isObject() {
        return types().contains("object") || node.has("properties");
    }

    boolean isArray() {
        return types().contains("array") || node.has("items") || node.has("prefixItems");
    }

    boolean allowsType(String type) {
        return types().contains(type);
    }

    String format() {
        return node.path("format").asText();
    }

    boolean requires(String property) {
        for (JsonNode name : node.path("required")) {
            if (name.asText().equals(property)) {
                return true;
            }
        }
        return false;
    }

    SchemaNode property(String name) {
        JsonNode own = node.path("properties").path(name);
        return at(own.isMissingNode() ? node.path("additionalProperties") : own);
    }

    SchemaNode element(int index) {
        JsonNode own = node.path("prefixItems").path(index);
        return at(own.isMissingNode() ? node.path("items") : own);
    }

    private SchemaNode at(JsonNode schema) {
        return new SchemaNode(root, schema).resolved(0);
    }

    /** Follows local references and chooses among alternatives the one that isn't null. */
    private SchemaNode resolved(int depth) {
        if (depth > REFERENCES) {
            return this;
        }
        String reference = node.path("$ref").asText();
        if (reference.equals("#")) {
            return new SchemaNode(root, root).resolved(depth + 1);
        }
        if (reference.startsWith("#/")) {
            return new SchemaNode(root, root.at(pointer(reference))).resolved(depth + 1);
        }
        if (node.has("type") || node.has("properties")) {
            return this;
        }
        for (String combination : new String[] {"anyOf", "oneOf", "allOf"}) {
            for (JsonNode alternative : node.path(combination)) {
                if (alternative.isObject() && !alternative.path("type").asText().equals("null")) {
                    return new SchemaNode(root, alternative).resolved(depth + 1);
                }
            }
        }
        return this;
    }

    private static String pointer(String reference) {
        return reference.substring(1).replace("%24", "$").replace("%20", " ");
    }

    private Set<String> types() {
        Set<String> types = new HashSet<>();
        JsonNode type = node.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(t -> types.add(t.asText()));
        return types;
    }
}
