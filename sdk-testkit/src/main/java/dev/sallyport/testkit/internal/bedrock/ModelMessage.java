package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.StandInModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the model gives it, no longer than the request allows.
 *
 * @param id made up
 * @param model how the model calls itself
 * @param said what it says and why it ends
 * @param inputTokens estimated
 * @param outputTokens estimated
 * @param start when the request came
 * @param clock tells what has passed since
 */
record ModelMessage(
        String id, String model, Said said, long inputTokens, long outputTokens, Instant start, Clock clock) {

    private static final int CHARACTERS_A_PIECE = 48;

    static ModelMessage of(
            String id, String model, ModelRequest request, StandInModel.Answer answer, Instant start, Clock clock) {
        Said said = Said.of(answer, request.body());
        long input = Tokens.ofRequest(request.body());
        return new ModelMessage(id, model, said, input, output(said), start, clock);
    }

    private static long output(Said said) {
        StandInModel.ToolCall tool = said.tool();
        return Tokens.of(said.text()) + (tool == null ? 0 : Tokens.of(tool.inputJson()));
    }

    StandInModel.@Nullable ToolCall tool() {
        return said.tool();
    }

    /** The call's own name, new as the message's is. */
    String toolUseId() {
        return "toolu_" + id.substring("msg_".length());
    }

    /** Where a tool's call stands among the blocks. */
    int toolIndex() {
        return text().isEmpty() ? 0 : 1;
    }

    String text() {
        return said.text();
    }

    @Nullable
    String stopSequence() {
        return said.stopSequence();
    }

    StopReason stopReason() {
        return new StopReason(said.stopReason());
    }

    /** The text as a stream brings it. A character of two units stays whole. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text().length(); ) {
            int to = Math.min(from + CHARACTERS_A_PIECE, text().length());
            boolean split = to < text().length() && Character.isHighSurrogate(text().charAt(to - 1));
            to = split ? to - 1 : to;
            pieces.add(text().substring(from, to));
            from = to;
        }
        return pieces;
    }

    long latencyMillis() {
        return Math.max(0, Duration.between(start, clock.instant()).toMillis());
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ModelMessage[" + model + ", " + said + "]";
    }
}
