package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/**
 * What is known of a leaf.
 *
 * @param state {@code found}, {@code absent}, {@code unreadable} or {@code conflicting}
 * @param value by the schema; null where there is none
 * @param raw how it is written; empty where it isn't
 * @param evidence where it is written
 */
record Finding(String state, JsonNode value, String raw, List<Passage> evidence) {

    static Finding absent() {
        return new Finding("absent", NullNode.getInstance(), "", List.of());
    }

    static Finding found(Reading reading) {
        return new Finding("found", reading.value(), reading.raw().text(), List.of(reading.raw()));
    }

    /** A value that is no piece of the documents but what follows from them. */
    static Finding concluded(JsonNode value, List<Passage> evidence) {
        return new Finding(
                "found", value, evidence.isEmpty() ? "" : evidence.get(0).text(), evidence);
    }

    static Finding unreadable(Passage written) {
        return new Finding("unreadable", NullNode.getInstance(), written.text(), List.of(written));
    }

    /** The documents say different things; the first is the value, all are evidence. */
    static Finding conflicting(List<Reading> readings) {
        Reading first = readings.get(0);
        return new Finding(
                "conflicting",
                first.value(),
                first.raw().text(),
                readings.stream().map(Reading::raw).toList());
    }

    boolean isAbsent() {
        return state.equals("absent");
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Finding[" + state + "]";
    }
}
