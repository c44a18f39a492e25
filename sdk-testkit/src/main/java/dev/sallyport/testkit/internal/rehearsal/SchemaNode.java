package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One place of a JSON schema, references followed and {@code null} left out of its alternatives.
 *
 * @param root the whole schema
 * @param node the place
 */
record SchemaNode(JsonNode root, JsonNode node) {

    private static final int DEPTH = 16;

    /** What a place is for. */
    enum Shape {
        OBJECT,
        ARRAY,
        LEAF
    }

    static SchemaNode of(JsonNode root) {
        return new SchemaNode(root, root).resolved(0);
    }

    private SchemaNode resolved(int depth) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith("#") && depth < DEPTH) {
            return new SchemaNode(root, root.at(reference.substring(1))).resolved(depth + 1);
        }
        for (String word : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode alternative : node.path(word)) {
                if (!alternative.path("type").asText("").equals("null") && depth < DEPTH) {
                    return new SchemaNode(root, alternative).resolved(depth + 1);
                }
            }
        }
        return this;
    }

    SchemaNode child(JsonNode place) {
        return new SchemaNode(root, place).resolved(0);
    }

    SchemaNode items() {
        return child(node.path("items"));
    }

    JsonNode properties() {
        return node.path("properties");
    }

    Shape shape() {
        if (kind() == LeafKind.CURRENCY) {
            return Shape.LEAF;
        }
        String type = type();
        if (type.equals("object") || !properties().isMissingNode()) {
            return Shape.OBJECT;
        }
        return type.equals("array") ? Shape.ARRAY : Shape.LEAF;
    }

    LeafKind kind() {
        String format = node.path("format").asText("");
        if (node.path("enum").isArray() && !type().equals("boolean")) {
            return LeafKind.ENUM;
        }
        return switch (type() + "/" + format) {
            case "object/currency" -> LeafKind.CURRENCY;
            case "string/decimal" -> LeafKind.DECIMAL;
            case "string/date" -> LeafKind.DATE;
            case "string/date-time" -> LeafKind.DATE_TIME;
            case "string/time" -> LeafKind.TIME;
            case "string/email" -> LeafKind.EMAIL;
            default -> plainKind();
        };
    }

    private LeafKind plainKind() {
        return switch (type()) {
            case "integer" -> LeafKind.INTEGER;
            case "number" -> LeafKind.NUMBER;
            case "boolean" -> LeafKind.BOOLEAN;
            default -> LeafKind.STRING;
        };
    }

    List<String> constants() {
        List<String> constants = new ArrayList<>();
        node.path("enum").forEach(constant -> {
            if (constant.isTextual()) {
                constants.add(constant.textValue());
            }
        });
        return constants;
    }

    private String type() {
        JsonNode type = node.path("type");
        if (!type.isArray()) {
            return type.asText("");
        }
        for (JsonNode alternative : type) {
            if (!alternative.asText("").equals("null")) {
                return alternative.asText("");
            }
        }
        return "";
    }
}
