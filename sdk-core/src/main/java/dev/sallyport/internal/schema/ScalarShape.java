package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scalar: what gets an entry of its own among the fields.
 *
 * @param what its name in messages
 * @param description puts its schema into an empty object
 * @param parse makes the value of JSON; says by an exception that it can't, whose message is never shown
 */
record ScalarShape(String what, UnaryOperator<ObjectNode> description, Function<JsonNode, @Nullable Object> parse)
        implements Shape {

    @Override
    public ObjectNode schema() {
        return description.apply(Codec.object());
    }

    @Override
    public @Nullable Object read(JsonNode node, Place place, Reading reading) {
        if (Shape.absent(node)) {
            return null;
        }
        try {
            Object value = parse.apply(node);
            if (value != null) {
                reading.scalar(place, value);
            }
            return value;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableValueException(place, what);
        }
    }
}
