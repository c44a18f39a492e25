package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a Java type looks like: to the model as a schema, and back as a value. Immutable. */
public interface Shape {

    /** Its JSON Schema. */
    JsonNode schema();

    /**
     * The value that stands at a place; null if it is absent, which the reading has then been told.
     *
     * @throws IllegalStateException if what stands there is no value of this shape
     */
    @Nullable
    Object read(JsonNode node, Place place);
}
