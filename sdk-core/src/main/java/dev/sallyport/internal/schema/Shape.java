package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a Java type looks like: to the model as a schema, and back as a value. Immutable. */
interface Shape {

    /** Its JSON Schema, made anew. */
    ObjectNode schema();

    /** Whether it may be absent. */
    default boolean optional() {
        return false;
    }

    /**
     * The value that stands at a place; null if it is absent, or if something required in it is, which the reading then
     * knows.
     *
     * @throws UnreadableValueException if what stands there is no value of this shape
     */
    @Nullable
    Object read(JsonNode node, Place place, Reading reading);

    /** Whether nothing stands there: null, or an object of nothing but nulls. */
    static boolean absent(JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            for (JsonNode child : node) {
                if (!absent(child) && !(child.isArray() && child.isEmpty())) {
                    return false;
                }
            }
            return true;
        }
        return node.isNull() || node.isMissingNode();
    }
}
