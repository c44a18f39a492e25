package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.StandInModel;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an answer after the request's stop sequences and its longest length.
 *
 * @param text what it says
 * @param stopReason why it ends, in the words of the answer
 * @param stopSequence the stop sequence that ended it
 * @param tool the tool that it calls at its end
 */
record Said(String text, String stopReason, @Nullable String stopSequence, StandInModel.@Nullable ToolCall tool) {

    static Said of(StandInModel.Answer answer, JsonNode request) {
        Said stopped = stopped(answer, request.path("stop_sequences"));
        String text = Tokens.first(request.path("max_tokens").asLong(), stopped.text());
        return text.length() < stopped.text().length() ? new Said(text, "max_tokens", null, null) : stopped;
    }

    private static Said stopped(StandInModel.Answer answer, JsonNode sequences) {
        String text = answer.text();
        int end = Integer.MAX_VALUE;
        String by = null;
        for (JsonNode sequence : sequences) {
            int at = text.indexOf(sequence.asText(""));
            if (at >= 0 && at < end && !sequence.asText("").isEmpty()) {
                end = at;
                by = sequence.asText("");
            }
        }
        return by == null
                ? new Said(text, answer.stopReason(), null, answer.tool())
                : new Said(text.substring(0, end), "stop_sequence", by, null);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Said[" + stopReason + "]";
    }
}
