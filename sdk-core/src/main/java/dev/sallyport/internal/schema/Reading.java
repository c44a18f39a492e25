package dev.sallyport.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over one value: what was read and what is missing. Not thread-safe. */
public final class Reading {

    private final Knowledge knowledge;
    private final List<String> missing = new ArrayList<>();
    private final Map<String, Object> scalars = new HashMap<>();

    /** A pass that knows this beside the value. */
    public Reading(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Pointers of what is required and absent, in the type's order. They hold names of components, no content. */
    public List<String> missing() {
        return missing;
    }

    /** The scalar that was read at a pointer; null if none was. */
    public @Nullable Object scalar(String pointer) {
        return scalars.get(pointer);
    }

    Knowledge knowledge() {
        return knowledge;
    }

    void scalar(Place place, Object value) {
        scalars.put(place.pointer(), value);
    }

    /** What is read there; if nothing is, that is noted, unless something in it already was. */
    @Nullable
    Object required(Shape shape, JsonNode node, Place place) {
        int before = missing.size();
        Object value = shape.read(node, place, this);
        if (value == null && missing.size() == before) {
            missing.add(place.pointer());
        }
        return value;
    }
}
