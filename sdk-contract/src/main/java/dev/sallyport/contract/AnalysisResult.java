package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the documents say.
 *
 * @param model the model that answered, by its own word
 * @param rehearsal whether that was the sandbox's stand-in and not Claude
 * @param value the value, as the request's schema describes it; what is absent is null
 * @param fields what is known of each scalar in the value
 * @param languages BCP-47 tags of the documents' languages
 * @param completeness how much was read
 * @param warnings what the caller should know
 * @param usage what the model used
 * @param documents what each document turned out to be, in the request's order
 * @param modelMillis time spent waiting for the model, in milliseconds
 */
public record AnalysisResult(
        @Nullable String model,
        @Nullable Boolean rehearsal,
        @Nullable JsonNode value,
        @WithoutNulls @Nullable List<FieldReading> fields,
        @WithoutNulls @Nullable List<String> languages,
        @Nullable Completeness completeness,
        @WithoutNulls @Nullable List<Warning> warnings,
        @Nullable Usage usage,
        @WithoutNulls @Nullable List<DocumentReading> documents,
        @Nullable Long modelMillis) {

    /** A value of JSON null is no value. */
    public AnalysisResult {
        value = value instanceof NullNode ? null : value;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "AnalysisResult[" + model + ", " + usage + "]";
    }

    /**
     * What is known of one scalar of the value.
     *
     * @param path where it is in the value, RFC 6901
     * @param state whether the documents contain it
     * @param raw the words it was read from
     * @param confidence 0 to 1
     * @param calibrated whether the confidence was fitted to this model
     * @param evidence where it stands
     */
    public record FieldReading(
            @Nullable String path,
            @Nullable FieldState state,
            @Nullable String raw,
            @Nullable Double confidence,
            @Nullable Boolean calibrated,
            @WithoutNulls @Nullable List<Quote> evidence) {
        /** Shows no content. */
        @Override
        public String toString() {
            return "FieldReading[" + path + ", " + state + "]";
        }
    }

    /** Whether the documents contain a value. */
    public enum FieldState {
        /** They do. */
        @JsonProperty("found")
        FOUND,
        /** They don't. */
        @JsonProperty("absent")
        ABSENT,
        /** It is there and can't be read; also any state that this version doesn't know. */
        @JsonEnumDefaultValue
        @JsonProperty("unreadable")
        UNREADABLE,
        /** They contradict each other. */
        @JsonProperty("conflicting")
        CONFLICTING;

        /** Its name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How much was read.
     *
     * @param pagesRead pages that reached the model
     * @param pages pages there are
     * @param rowsReturned rows in the value's tables
     * @param rowsExpected rows counted independently in the documents
     */
    public record Completeness(
            @Nullable Integer pagesRead,
            @Nullable Integer pages,
            @Nullable Integer rowsReturned,
            @Nullable Integer rowsExpected) {}

    /**
     * Something the caller should know.
     *
     * @param code stable name
     * @param message one sentence without content
     */
    public record Warning(@Nullable String code, @Nullable String message) {}

    /**
     * What one document turned out to be.
     *
     * @param mediaType by its content
     * @param sha256 lower-case hex SHA-256 of the bytes read
     * @param pages its pages; absent where it has none
     * @param readingModes {@code text}, {@code vision} or {@code both}, a page; one entry where it has none
     */
    public record DocumentReading(
            @Nullable String mediaType,
            @Nullable String sha256,
            @Nullable Integer pages,
            @WithoutNulls @Nullable List<String> readingModes) {}
}
