package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms of scalars that JSON Schema leaves to us: decimals, dates and currencies. */
final class LeafForm {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,60}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private LeafForm() {}

    /** The same value in the JSON type that the schema wants, where that changes nothing but the type; null if missing. */
    static JsonNode of(JsonNode value, SchemaNode schema) {
        if (value.isMissingNode()) {
            return NullNode.getInstance();
        }
        if (schema.isCurrency()) {
            return currency(value);
        }
        boolean text = schema.allowsType("string");
        if (value.isTextual()) {
            String words = value.textValue().strip();
            if (words.isEmpty() && !schema.format().isEmpty()) {
                return NullNode.getInstance();
            }
            if (!text && schema.allowsType("integer") && INTEGER.matcher(words).matches()) {
                return BigIntegerNode.valueOf(new BigInteger(words));
            }
            if (!text && schema.allowsType("boolean") && (words.equals("true") || words.equals("false"))) {
                return BooleanNode.valueOf(words.equals("true"));
            }
        }
        return text && "decimal".equals(schema.format()) ? decimal(value) : value;
    }

    /** What is wrong with a leaf that its JSON type doesn't show; empty if nothing is. */
    static Optional<String> problem(JsonNode value, SchemaNode schema) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (schema.isCurrency()) {
            boolean amount = DECIMAL.matcher(value.path("amount").asText()).matches();
            boolean code = CURRENCY.matcher(value.path("currency").asText()).matches();
            return amount && code
                    ? Optional.empty()
                    : Optional.of(
                            "must be null or {\"amount\": a decimal string, \"currency\": an ISO 4217 code of three letters}");
        }
        return value.isTextual() ? formatProblem(value.textValue(), schema.format()) : Optional.empty();
    }

    private static Optional<String> formatProblem(String text, String format) {
        return switch (format) {
            case "decimal" ->
                DECIMAL.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of("must be a decimal in plain notation with a dot, without grouping, or null");
            case "date" ->
                parses(() -> LocalDate.parse(text))
                        ? Optional.empty()
                        : Optional.of("must be a date YYYY-MM-DD or null");
            case "date-time" ->
                parses(() -> DateTimeFormatter.ISO_DATE_TIME.parse(text))
                        ? Optional.empty()
                        : Optional.of("must be an ISO 8601 date and time or null");
            case "time" ->
                parses(() -> DateTimeFormatter.ISO_TIME.parse(text))
                        ? Optional.empty()
                        : Optional.of("must be an ISO 8601 time or null");
            default -> Optional.empty();
        };
    }

    private static JsonNode currency(JsonNode value) {
        if (value instanceof ObjectNode currency) {
            if (currency.path("amount").isNull() && currency.path("currency").isNull()) {
                return NullNode.getInstance();
            }
            if (currency.has("amount")) {
                currency.set("amount", decimal(currency.path("amount")));
            }
        }
        return value;
    }

    private static JsonNode decimal(JsonNode value) {
        return value.isNumber() ? TextNode.valueOf(value.decimalValue().toPlainString()) : value;
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
