package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One line of a reply. A reply is any number of events and then exactly one {@link Terminal}; one that ends without is
 * broken, whatever the transport says.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event", defaultImpl = Event.Unrecognized.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Event.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Event.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = Event.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Event.Result.class, name = "result"),
    @JsonSubTypes.Type(value = Event.Refused.class, name = "refused")
})
public sealed interface Event {

    /**
     * The function has checked the request and begins.
     *
     * @param requestId the request's
     */
    record Accepted(@Nullable String requestId) implements Event {}

    /**
     * A stage has come this far.
     *
     * @param stage where the call is
     * @param done how many of the stage's units are done
     * @param of how many there are
     */
    record Progress(
            @Nullable Stage stage,
            @Nullable Integer done,
            @Nullable Integer of) implements Event {}

    /** Nothing new; the connection is kept from idling. */
    record Heartbeat() implements Event {}

    /**
     * The next piece of an answer in words.
     *
     * @param text the piece
     */
    record Text(@Nullable String text) implements Event {
        /** Shows no content. */
        @Override
        public String toString() {
            return "Text[]";
        }
    }

    /** The last event, with the seal over all earlier ones. */
    sealed interface Terminal extends Event {
        /** How many events came before. */
        @Nullable
        Long count();

        /** Lower-case hex SHA-256 of the UTF-8 bytes of all earlier lines, line feeds included. */
        @Nullable
        String sha256();

        /** The same event with this count and hash. */
        Terminal sealed(long events, String hash);
    }

    /**
     * It is done.
     *
     * @param count how many events came before
     * @param sha256 hash of all earlier lines
     * @param analysis the result of {@link Task#ANALYZE}
     * @param answer the result of {@link Task#ASSIST}
     * @param forecast the result of {@link Task#FORECAST}
     */
    record Result(
            @Nullable Long count,
            @Nullable String sha256,
            @Nullable AnalysisResult analysis,
            @Nullable AnswerResult answer,
            @Nullable ForecastResult forecast)
            implements Terminal {
        @Override
        public Result sealed(long events, String hash) {
            return new Result(events, hash, analysis, answer, forecast);
        }
    }

    /**
     * It is not done, and this is why.
     *
     * @param count how many events came before
     * @param sha256 hash of all earlier lines
     * @param code the reason
     * @param stage where
     * @param message one sentence without content
     * @param document index of the document that is the reason, from 0
     * @param paid whether a model run was paid for
     * @param usage what was paid
     * @param answer the model's last answer as it came, when it could not be used
     */
    record Refused(
            @Nullable Long count,
            @Nullable String sha256,
            @Nullable ErrorCode code,
            @Nullable Stage stage,
            @Nullable String message,
            @Nullable Integer document,
            @Nullable Paid paid,
            @Nullable Usage usage,
            @Nullable String answer)
            implements Terminal {
        @Override
        public Refused sealed(long events, String hash) {
            return new Refused(events, hash, code, stage, message, document, paid, usage, answer);
        }

        /** Shows no content. */
        @Override
        public String toString() {
            return "Refused[" + code + ", " + stage + "]";
        }
    }

    /** An event of a newer function. It counts for the seal and means nothing here. */
    record Unrecognized() implements Event {}
}
