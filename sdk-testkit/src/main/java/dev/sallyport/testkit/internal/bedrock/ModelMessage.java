package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An answer as a message of the model's.
 *
 * @param id made up
 * @param model how the model calls itself
 * @param text what it says, no longer than the request allows
 * @param stopReason why it ends
 * @param inputTokens estimated
 * @param outputTokens estimated
 * @param startNanos when the request came, on the ticker of the JVM
 */
record ModelMessage(
        String id, String model, String text, String stopReason, long inputTokens, long outputTokens, long startNanos) {

    static ModelMessage of(String id, String model, JsonNode request, StandInModel.Answer answer, long startNanos) {
        long limit = request.path("max_tokens").asLong();
        String text = Tokens.first(limit, answer.text());
        boolean cut = text.length() < answer.text().length();
        return new ModelMessage(
                id,
                model,
                text,
                cut ? "max_tokens" : answer.stopReason(),
                Tokens.ofRequest(request),
                Tokens.of(text),
                startNanos);
    }

    /** The message as InvokeModel answers it. */
    byte[] json() {
        ObjectNode message = skeleton();
        message.withArray("content").addObject().put("type", "text").put("text", text);
        message.put("stop_reason", stopReason).putNull("stop_sequence");
        message.set("usage", usage(outputTokens));
        return Codec.writeBytes(message);
    }

    /** The message with everything but what it says. */
    ObjectNode skeleton() {
        ObjectNode message = Codec.object()
                .put("model", model)
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant");
        message.putArray("content");
        return message;
    }

    ObjectNode usage(long output) {
        return Codec.object().put("input_tokens", inputTokens).put("output_tokens", output);
    }

    long latencyMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    Map<String, String> headers() {
        return Map.of(
                "X-Amzn-Bedrock-Input-Token-Count", String.valueOf(inputTokens),
                "X-Amzn-Bedrock-Output-Token-Count", String.valueOf(outputTokens),
                "X-Amzn-Bedrock-Invocation-Latency", String.valueOf(latencyMillis()));
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ModelMessage[" + model + ", " + stopReason + "]";
    }
}
