package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of one shape. */
record ListShape(Shape element) implements Shape {

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Codec.object().put("type", "array");
        schema.set("items", element.schema());
        return schema;
    }

    @Override
    public @Nullable Object read(JsonNode node, Place place, Reading reading) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!node.isArray()) {
            throw new UnreadableValueException(place, "array");
        }
        List<@Nullable Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            Place where = place.child(i);
            values.add(
                    element.optional()
                            ? element.read(node.get(i), where, reading)
                            : reading.required(element, node.get(i), where));
        }
        return Collections.unmodifiableList(values);
    }
}
