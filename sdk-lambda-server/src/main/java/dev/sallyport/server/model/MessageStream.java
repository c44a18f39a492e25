package dev.sallyport.server.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Usage;
import dev.sallyport.server.Refusal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the Anthropic Messages API, event by event. Only what has come to its {@code message_stop} by itself counts:
 * a stream that ends without is cut, whatever the transport says. Not thread-safe: events come one after the other.
 */
final class MessageStream {

    /** Most characters of an answer that are held. Our own bound; 128K tokens are a tenth of it. */
    private static final int CHARACTERS = 8_000_000;

    private final Consumer<String> listener;
    private final StringBuilder text = new StringBuilder();
    private final Set<Integer> textBlocks = new HashSet<>();
    private String model = "unknown";
    private long inputTokens;
    private long outputTokens;
    private @Nullable String stopReason;
    private boolean started;
    private boolean stopped;

    MessageStream(Consumer<String> listener) {
        this.listener = listener;
    }

    /**
     * Takes the next event; one of an unknown type means nothing.
     *
     * @throws Refusal if the event says that the model failed
     */
    void accept(byte[] event) throws Refusal {
        JsonNode json;
        try {
            json = Codec.read(event, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw failed("The model's answer is not in the form of its API.");
        }
        switch (json.path("type").asText()) {
            case "message_start" -> start(json.path("message"));
            case "content_block_start" -> startBlock(json);
            case "content_block_delta" -> delta(json);
            case "message_delta" -> finish(json);
            case "message_stop" -> stopped = true;
            case "error" -> throw failed("The model broke off with an error.");
            default -> {}
        }
    }

    /**
     * The whole answer.
     *
     * @param millis how long it took
     * @throws Refusal if it isn't whole, or was ended by anything but the model
     */
    ModelAnswer answer(long millis) throws Refusal {
        String reason = stopReason;
        if (!stopped || reason == null) {
            throw failed("The model's answer broke off.");
        }
        return switch (reason) {
            case "end_turn" -> new ModelAnswer(text.toString(), model, inputTokens, outputTokens, millis);
            case "max_tokens", "model_context_window_exceeded" ->
                throw ended(ErrorCode.ANSWER_CUT, "The model's answer is longer than it was allowed to be.");
            case "refusal" -> throw ended(ErrorCode.ANSWER_CUT, "The model declined to answer.");
            default -> throw ended(ErrorCode.ANSWER_CUT, "The model's answer was stopped before its end.");
        };
    }

    /** What is known of the bill: nothing before the first event. */
    Paid paid() {
        return started ? Paid.YES : Paid.UNKNOWN;
    }

    /** What the model said that it used so far; absent before it said anything. */
    @Nullable
    Usage usage() {
        return started ? new Usage(inputTokens, outputTokens, 1) : null;
    }

    private void start(JsonNode message) {
        started = true;
        model = message.path("model").asText(model);
        count(message.path("usage"));
    }

    private void startBlock(JsonNode json) {
        JsonNode block = json.path("content_block");
        // Thinking may come before the first text: blocks are told by their type, never by their place (Anthropic,
        // "Extended thinking").
        if (block.path("type").asText().equals("text")) {
            textBlocks.add(json.path("index").asInt());
            append(block.path("text").asText());
        }
    }

    private void delta(JsonNode json) {
        JsonNode delta = json.path("delta");
        if (delta.path("type").asText().equals("text_delta")
                && textBlocks.contains(json.path("index").asInt())) {
            append(delta.path("text").asText());
        }
    }

    private void finish(JsonNode json) {
        JsonNode reason = json.path("delta").path("stop_reason");
        if (reason.isTextual()) {
            stopReason = reason.textValue();
        }
        count(json.path("usage"));
    }

    /** Each report replaces the last: the API counts on, it doesn't report differences. */
    private void count(JsonNode usage) {
        if (usage.has("input_tokens")) {
            inputTokens = usage.path("input_tokens").asLong()
                    + usage.path("cache_read_input_tokens").asLong()
                    + usage.path("cache_creation_input_tokens").asLong();
        }
        if (usage.has("output_tokens")) {
            outputTokens = usage.path("output_tokens").asLong();
        }
    }

    private void append(String piece) {
        if (!piece.isEmpty() && text.length() + piece.length() <= CHARACTERS) {
            text.append(piece);
            listener.accept(piece);
        }
    }

    private Refusal failed(String message) {
        return Refusal.ofModel(ErrorCode.MODEL_FAILED, message, paid(), usage(), null);
    }

    private Refusal ended(ErrorCode code, String message) {
        return Refusal.ofModel(code, message, Paid.YES, usage(), text.toString());
    }
}
