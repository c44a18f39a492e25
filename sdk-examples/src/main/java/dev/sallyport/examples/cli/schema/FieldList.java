package dev.sallyport.examples.cli.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.examples.cli.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The short form of a schema: {@code name[:type][?]}, separated by commas. Names may be of any script; the type is {@code
 * string} unless one is given; {@code ?} marks what may be missing.
 */
public final class FieldList {

    private static final String TYPES = "string, decimal, integer, date, boolean, currency";

    private FieldList() {}

    /**
     * The JSON Schema of an object with these fields.
     *
     * @throws UsageException if the list or a name is empty, a name comes twice, or a type is none of ours
     */
    public static String schema(String list) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String text : list.split(",", -1)) {
            Field field = field(text.strip(), list);
            if (fields.putIfAbsent(field.name(), field) != null) {
                throw new UsageException("--fields names '" + field.name() + "' twice");
            }
        }
        return Codec.write(object(fields));
    }

    private static ObjectNode object(Map<String, Field> fields) {
        ObjectNode schema = Codec.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Field field : fields.values()) {
            properties.set(field.name(), property(field));
            if (!field.optional()) {
                required.add(field.name());
            }
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private record Field(String name, String type, boolean optional) {}

    private static Field field(String text, String list) {
        boolean optional = text.endsWith("?");
        String rest = optional ? text.substring(0, text.length() - 1).strip() : text;
        int colon = rest.lastIndexOf(':');
        String name = colon < 0 ? rest : rest.substring(0, colon).strip();
        String type = colon < 0 ? "string" : rest.substring(colon + 1).strip();
        if (name.isEmpty()) {
            throw new UsageException("--fields has a field without a name: '" + list + "'");
        }
        return new Field(name, type, optional);
    }

    private static ObjectNode property(Field field) {
        return switch (field.type()) {
            case "string", "integer", "boolean" -> Codec.object().put("type", field.type());
            case "date", "decimal" -> Codec.object().put("type", "string").put("format", field.type());
            case "currency" -> currency();
            default ->
                throw new UsageException(
                        "--fields gives '" + field.name() + "' the unknown type '" + field.type() + "': use " + TYPES);
        };
    }

    /** An amount and its currency are read together or not at all, so they are one field. */
    private static ObjectNode currency() {
        ObjectNode schema = Codec.object().put("type", "object").put("format", "currency");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("amount").put("type", "string").put("format", "decimal");
        properties.putObject("currency").put("type", "string").put("pattern", "^[A-Z]{3}$");
        schema.putArray("required").add("amount").add("currency");
        schema.put("additionalProperties", false);
        return schema;
    }
}
