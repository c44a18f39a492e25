package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shape that may be absent, and how the type says so. */
record OptionalShape(Shape shape, Kind kind) implements Shape {

    /** How a type says that something may be absent. */
    enum Kind {
        NULLABLE,
        OPTIONAL,
        FIELD
    }

    @Override
    public ObjectNode schema() {
        return shape.schema();
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public @Nullable Object read(JsonNode node, Place place, Reading reading) {
        Object value = Shape.absent(node) ? null : shape.read(node, place, reading);
        return switch (kind) {
            case NULLABLE -> value;
            case OPTIONAL -> Optional.ofNullable(value);
            case FIELD -> reading.knowledge().field(place, value);
        };
    }
}
