package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers that may be missing, as JSON; JSON has none that isn't finite. */
final class Numbers {

    private Numbers() {}

    static JsonNode of(OptionalInt value) {
        return value.isPresent() ? IntNode.valueOf(value.getAsInt()) : NullNode.getInstance();
    }

    static JsonNode of(OptionalLong value) {
        return value.isPresent() ? LongNode.valueOf(value.getAsLong()) : NullNode.getInstance();
    }

    static JsonNode of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : NullNode.getInstance();
    }

    static JsonNode of(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.getInstance();
    }
}
