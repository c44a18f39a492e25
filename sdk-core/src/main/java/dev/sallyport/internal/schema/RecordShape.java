package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record, component by component. */
record RecordShape(Constructor<?> constructor, List<Component> components) implements Shape {

    /** A component, and what its author tells the model about it. */
    record Component(String name, Shape shape, @Nullable String description) {}

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Codec.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Component component : components) {
            ObjectNode described = component.shape().schema();
            if (component.description() != null) {
                described.put("description", component.description());
            }
            properties.set(component.name(), described);
            if (!component.shape().optional()) {
                required.add(component.name());
            }
        }
        return schema.put("additionalProperties", false);
    }

    @Override
    public @Nullable Object read(JsonNode node, Place place, Reading reading) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!node.isObject()) {
            throw new UnreadableValueException(place, "object");
        }
        int missing = reading.missing().size();
        @Nullable Object[] arguments = new Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(components.get(i), node, place, reading);
        }
        return reading.missing().size() == missing ? made(arguments, place) : null;
    }

    private static @Nullable Object argument(Component component, JsonNode node, Place place, Reading reading) {
        JsonNode child = node.path(component.name());
        Place where = place.child(component.name());
        return component.shape().optional()
                ? component.shape().read(child, where, reading)
                : reading.required(component.shape(), child, where);
    }

    private Object made(@Nullable Object[] arguments, Place place) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new UnreadableValueException(
                    place, constructor.getDeclaringClass().getSimpleName() + " by its own constructor");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record without its constructor", e);
        }
    }
}
