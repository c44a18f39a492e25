package dev.sallyport.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client asks of the function. Document bytes never travel in it.
 *
 * @param version the wire contract's version, {@link Limits#WIRE_VERSION}
 * @param requestId made once by the client and kept over all its attempts
 * @param budgetMillis what is left of the caller's deadline when the request is sent, in milliseconds; never a time of day
 * @param task one of {@link Task}
 * @param documents the documents of the dossier, in the caller's order
 * @param schema JSON Schema (draft 2020-12) of the value to return; analyze only
 * @param instructions what the caller adds to the task, in words
 * @param respondIn BCP-47 tag of the language for text that is written for people; quotes stay as they are
 * @param options how to do it
 * @param question what assist is to answer
 * @param conversation the earlier turns of an assist conversation, oldest first
 * @param forecast what to forecast
 * @param dataClass the class of the data in it; the function refuses one that may not leave A
 */
public record Request(
        @Nullable Integer version,
        @Nullable String requestId,
        @Nullable Long budgetMillis,
        @Nullable String task,
        @WithoutNulls @Nullable List<DocumentReference> documents,
        @Nullable JsonNode schema,
        @Nullable String instructions,
        @Nullable String respondIn,
        @Nullable Options options,
        @Nullable String question,
        @WithoutNulls @Nullable List<Turn> conversation,
        @Nullable ForecastTask forecast,
        @Nullable String dataClass) {

    /** A schema of JSON null is no schema. */
    public Request {
        schema = schema instanceof NullNode ? null : schema;
    }

    /** A request that names no class of data. */
    public Request(
            @Nullable Integer version,
            @Nullable String requestId,
            @Nullable Long budgetMillis,
            @Nullable String task,
            @Nullable List<DocumentReference> documents,
            @Nullable JsonNode schema,
            @Nullable String instructions,
            @Nullable String respondIn,
            @Nullable Options options,
            @Nullable String question,
            @Nullable List<Turn> conversation,
            @Nullable ForecastTask forecast) {
        this(
                version,
                requestId,
                budgetMillis,
                task,
                documents,
                schema,
                instructions,
                respondIn,
                options,
                question,
                conversation,
                forecast,
                null);
    }

    /** Shows which request it is and nothing of what is in it. */
    @Override
    public String toString() {
        return "Request[" + requestId + ", " + task + "]";
    }

    /**
     * How a request is to be carried out.
     *
     * @param maxOutputTokens most tokens that one model request may write; the function's own choice when absent
     */
    public record Options(@Nullable Integer maxOutputTokens) {}

    /**
     * One turn of a conversation, held by the caller and trusted by nobody.
     *
     * @param role {@code user} or {@code assistant}
     * @param text what was said
     */
    public record Turn(@Nullable String role, @Nullable String text) {
        /** Shows no content. */
        @Override
        public String toString() {
            return "Turn[" + role + "]";
        }
    }

    /**
     * Which histories to continue, and how far.
     *
     * @param series the histories
     * @param horizon how many periods to forecast
     * @param levels coverage of the intervals, in percent
     */
    public record ForecastTask(
            @WithoutNulls @Nullable List<PriceSeries> series,
            @Nullable Integer horizon,
            @WithoutNulls @Nullable List<Integer> levels) {}

    /**
     * One price history: consecutive values, one a period.
     *
     * @param id the caller's name for it
     * @param frequency one of {@code H D B W M Q Y}
     * @param start ISO 8601 date, or date and time for {@code H}, of the first value; absent for an undated series
     * @param values the prices, oldest first
     * @param season periods of a season; the frequency's own when absent
     */
    public record PriceSeries(
            @Nullable String id,
            @Nullable String frequency,
            @Nullable String start,
            @Nullable List<@Nullable Double> values,
            @Nullable Integer season) {

        /** A history with its frequency's own season. */
        public PriceSeries(
                @Nullable String id,
                @Nullable String frequency,
                @Nullable String start,
                @Nullable List<@Nullable Double> values) {
            this(id, frequency, start, values, null);
        }

        /** Shows no prices. */
        @Override
        public String toString() {
            return "PriceSeries[" + frequency + "]";
        }
    }
}
