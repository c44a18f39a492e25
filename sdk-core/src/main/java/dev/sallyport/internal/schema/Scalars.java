package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one table of Java types that are scalars of a document. */
final class Scalars {

    /** Plain notation: an exponent could make a value of a few bytes fill the heap. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,400}(\\.\\d{1,400})?");

    private static final String CURRENCY = "^[A-Z]{3}$";
    private static final Map<Class<?>, ScalarShape> TABLE = table();

    private Scalars() {}

    static @Nullable ScalarShape of(Class<?> type) {
        return type.isEnum() ? enumeration(type) : TABLE.get(type);
    }

    private static Map<Class<?>, ScalarShape> table() {
        Map<Class<?>, ScalarShape> table = new HashMap<>();
        table.put(String.class, new ScalarShape("text", schema -> schema.put("type", "string"), Scalars::text));
        table.put(Money.class, new ScalarShape("currency value", Scalars::describeMoney, Scalars::money));
        numbers(table);
        times(table);
        return Map.copyOf(table);
    }

    private static void numbers(Map<Class<?>, ScalarShape> table) {
        table.put(BigDecimal.class, formatted("decimal", Scalars::decimal));
        ScalarShape floating = formatted("decimal", node -> decimal(node).doubleValue());
        table.put(double.class, floating);
        table.put(Double.class, floating);
        ScalarShape small = integer(node -> decimal(node).intValueExact());
        table.put(int.class, small);
        table.put(Integer.class, small);
        ScalarShape large = integer(node -> decimal(node).longValueExact());
        table.put(long.class, large);
        table.put(Long.class, large);
        table.put(BigInteger.class, integer(node -> decimal(node).toBigIntegerExact()));
        table.put(Year.class, integer(node -> Year.of(decimal(node).intValueExact())));
        ScalarShape flag = new ScalarShape("boolean", schema -> schema.put("type", "boolean"), Scalars::flag);
        table.put(boolean.class, flag);
        table.put(Boolean.class, flag);
    }

    private static void times(Map<Class<?>, ScalarShape> table) {
        table.put(LocalDate.class, formatted("date", node -> LocalDate.parse(text(node))));
        table.put(OffsetDateTime.class, formatted("date-time", node -> OffsetDateTime.parse(text(node))));
        table.put(
                Instant.class,
                formatted("date-time", node -> OffsetDateTime.parse(text(node)).toInstant()));
        table.put(
                LocalDateTime.class,
                patterned(
                        "local date and time",
                        "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$",
                        node -> LocalDateTime.parse(text(node))));
        table.put(
                LocalTime.class,
                patterned("local time", "^\\d{2}:\\d{2}(:\\d{2})?$", node -> LocalTime.parse(text(node))));
        table.put(YearMonth.class, patterned("month", "^\\d{4}-\\d{2}$", node -> YearMonth.parse(text(node))));
    }

    private static ScalarShape formatted(String format, Function<JsonNode, @Nullable Object> parse) {
        return new ScalarShape(format, schema -> schema.put("type", "string").put("format", format), parse);
    }

    private static ScalarShape patterned(String what, String pattern, Function<JsonNode, @Nullable Object> parse) {
        return new ScalarShape(what, schema -> schema.put("type", "string").put("pattern", pattern), parse);
    }

    private static ScalarShape integer(Function<JsonNode, @Nullable Object> parse) {
        return new ScalarShape("integer", schema -> schema.put("type", "integer"), parse);
    }

    private static ScalarShape enumeration(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new ScalarShape(
                type.getSimpleName(), schema -> describe(schema, type), node -> constant(constants.get(text(node))));
    }

    private static ObjectNode describe(ObjectNode schema, Class<?> enumeration) {
        var names = schema.put("type", "string").putArray("enum");
        for (Object constant : enumeration.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return schema;
    }

    private static Object constant(@Nullable Object constant) {
        if (constant == null) {
            throw new IllegalArgumentException("not one of the constants");
        }
        return constant;
    }

    private static ObjectNode describeMoney(ObjectNode schema) {
        schema.put("type", "object").put("format", "currency");
        ObjectNode parts = schema.putObject("properties");
        parts.putObject("amount").put("type", "string").put("format", "decimal");
        parts.putObject("currency").put("type", "string").put("pattern", CURRENCY);
        schema.putArray("required").add("amount").add("currency");
        return schema.put("additionalProperties", false);
    }

    /** A currency value that lacks a part can't be used as one, so it is as good as absent. */
    private static @Nullable Object money(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        if (Shape.absent(node.path("amount")) || Shape.absent(node.path("currency"))) {
            return null;
        }
        String currency = text(node.path("currency"));
        if (!currency.matches(CURRENCY)) {
            throw new IllegalArgumentException("not a currency");
        }
        return new Money(decimal(node.path("amount")), currency);
    }

    private static BigDecimal decimal(JsonNode node) {
        String digits = node.isNumber() ? node.decimalValue().toString() : text(node);
        if (!DECIMAL.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a decimal");
        }
        return new BigDecimal(digits);
    }

    private static Object flag(JsonNode node) {
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("not a boolean");
        }
        return node.booleanValue();
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("not a string");
        }
        return node.textValue();
    }
}
