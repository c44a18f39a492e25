package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value as it was read.
 *
 * @param value by the schema
 * @param raw the verbatim piece that it was read from
 */
record Reading(JsonNode value, Passage raw) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Reading[" + raw + "]";
    }
}
