package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of an analysis' value.
 *
 * @param name how it is called in messages
 * @param schema what the model is told
 * @param shape how a value is read; absent for an untyped one
 * @param <T> the type
 */
@SuppressWarnings("UnusedTypeParameter")
public record ValueType<T>(
        String name, JsonNode schema, @Nullable Shape shape) {

    /** An untyped value of that schema. */
    public static ValueType<Map<String, @Nullable Object>> untyped(JsonNode schema) {
        return new ValueType<>("untyped", schema, null);
    }

    /**
     * A record's type; described once and kept as long as its class.
     *
     * @throws IllegalArgumentException if it can't be described; the message names the component
     */
    public static <T> ValueType<T> of(Type type) {
        return Described.type(type);
    }

    @Override
    public String toString() {
        return name;
    }
}
