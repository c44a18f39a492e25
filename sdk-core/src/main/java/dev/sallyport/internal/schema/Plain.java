package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as values of the JDK. */
public final class Plain {

    private static final int LONG_BITS = 63;

    private Plain() {}

    /**
     * An object's members, in order.
     *
     * @throws UnreadableValueException if it is no object
     */
    public static Map<String, @Nullable Object> object(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableValueException(Place.ROOT, "object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return Collections.unmodifiableMap(members);
    }

    /** {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Long}, {@code BigInteger}, {@code Boolean}, null. */
    public static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? integer(node.bigIntegerValue()) : node.decimalValue();
            default -> null;
        };
    }

    private static List<@Nullable Object> list(JsonNode node) {
        List<@Nullable Object> values = new ArrayList<>(node.size());
        node.forEach(element -> values.add(value(element)));
        return Collections.unmodifiableList(values);
    }

    private static Object integer(BigInteger value) {
        if (value.bitLength() <= LONG_BITS) {
            return value.longValue();
        }
        return value;
    }
}
