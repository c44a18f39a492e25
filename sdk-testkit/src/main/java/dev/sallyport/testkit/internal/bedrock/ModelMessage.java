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
        return new ModelMessage(id, model, said, input, Tokens.of(said.text()), start, clock);
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
