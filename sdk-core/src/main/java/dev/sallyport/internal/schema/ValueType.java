package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of an analysis' value. Immutable.
 *
 * @param <T> the type
 */
public final class ValueType<T> {

    private final String name;
    private final JsonNode schema;
    private final Reader<T> reader;

    private ValueType(String name, JsonNode schema, Reader<T> reader) {
        this.name = name;
        this.schema = schema;
        this.reader = reader;
    }

    /** An untyped value of that schema: whatever stands there, and nothing is missing. */
    public static ValueType<Map<String, @Nullable Object>> untyped(JsonNode schema) {
        return new ValueType<>("untyped", schema, (node, reading) -> Plain.object(node));
    }

    /**
     * A record; described once and kept as long as its class.
     *
     * @throws IllegalArgumentException if it can't be described; the message names the component
     */
    @SuppressWarnings("unchecked")
    public static <T> ValueType<T> of(Class<T> type) {
        return (ValueType<T>) Described.record(type);
    }

    /**
     * The type argument of a reference's superclass; described once and kept as long as the reference's class.
     *
     * @throws IllegalArgumentException if it can't be described; the message names the component
     */
    @SuppressWarnings("unchecked")
    public static <T> ValueType<T> ofReference(Class<?> reference) {
        return (ValueType<T>) Described.reference(reference);
    }

    @SuppressWarnings("unchecked")
    static <T> ValueType<T> of(String name, Shape shape) {
        return new ValueType<>(name, shape.schema(), (node, reading) -> (T) reading.required(shape, node, Place.ROOT));
    }

    /** What the model is told. Not to be changed. */
    public JsonNode schema() {
        return schema;
    }

    /**
     * The value that the JSON is; null if something required is missing, which the reading then knows.
     *
     * @throws UnreadableValueException if it isn't a value of this type
     */
    public @Nullable T read(JsonNode value, Reading reading) {
        return reader.read(value, reading);
    }

    @Override
    public String toString() {
        return name;
    }

    private interface Reader<T> {
        @Nullable
        T read(JsonNode value, Reading reading);
    }
}
