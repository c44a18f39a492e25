package dev.sallyport.testkit;

import dev.sallyport.contract.ModelName;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What answers in Claude's place. The sandbox has checked the request by Bedrock's rules before it asks. Called by several
 * threads at once.
 */
@FunctionalInterface
public interface StandInModel {

    /**
     * The answer to a request in the Anthropic Messages format, into which a Converse request has been put. Blocking here is
     * a model that thinks.
     *
     * @param messagesBody the request's JSON body
     */
    Answer answer(String messagesBody);

    /** How the model calls itself in its answers; begins with {@link ModelName#REHEARSAL_PREFIX}, since it is not Claude. */
    default String name() {
        return ModelName.REHEARSAL_PREFIX + "-scripted";
    }

    /** What a model says, how long it takes and where it breaks. Immutable. */
    final class Answer {
        private final String text;
        private final String stopReason;
        private final Duration delay;
        private final int events;
        private final @Nullable Fault fault;
        private final boolean broken;
        private final @Nullable ToolCall tool;

        private Answer(
                String text,
                String stopReason,
                Duration delay,
                int events,
                @Nullable Fault fault,
                boolean broken,
                @Nullable ToolCall tool) {
            this.text = text;
            this.stopReason = stopReason;
            this.delay = delay;
            this.events = events;
            this.fault = fault;
            this.broken = broken;
            this.tool = tool;
        }

        /** A whole answer of that text, at once, stop reason {@code end_turn}. */
        public static Answer text(String text) {
            return new Answer(
                    Objects.requireNonNull(text), "end_turn", Duration.ZERO, Integer.MAX_VALUE, null, false, null);
        }

        /** An error in place of an answer, as Bedrock sends it: HTTP status, AWS error code and message. */
        public static Answer error(int status, String code, String message) {
            return new Answer("", "end_turn", Duration.ZERO, 0, new Fault(status, code, message), false, null);
        }

        /** The same after a pause before the first byte. */
        public Answer after(Duration pause) {
            return new Answer(text, stopReason, pause, events, fault, broken, tool);
        }

        /**
         * The same with another stop reason of the Messages format or of Converse, {@code max_tokens} or {@code refusal} for
         * instance; each operation says it in its own words.
         */
        public Answer stopReason(String reason) {
            return new Answer(text, reason, delay, events, fault, broken, tool);
        }

        /** The same, but the stream ends cleanly after that many events, without the rest. */
        public Answer cutAfter(int eventCount) {
            return new Answer(text, stopReason, delay, eventCount, null, false, tool);
        }

        /**
         * The same, but the connection breaks after that many events of a stream, or in the middle of a whole answer. Over HTTP/2
         * the SDK for Java shows a broken stream as one that has ended: only the missing last event tells.
         */
        public Answer breakAfter(int eventCount) {
            return new Answer(text, stopReason, delay, eventCount, null, true, tool);
        }

        /**
         * The same, but the stream ends with an exception frame after that many events.
         *
         * @param code AWS's error code, {@code ThrottlingException} or {@code ModelStreamErrorException} for instance
         */
        public Answer failAfter(int eventCount, String code, String message) {
            return new Answer(text, stopReason, delay, eventCount, new Fault(200, code, message), false, tool);
        }

        /**
         * The same, and then the model calls a tool; stop reason {@code tool_use}.
         *
         * @param inputJson what it hands to the tool, a JSON object
         */
        public Answer callsTool(String name, String inputJson) {
            return new Answer(text, "tool_use", delay, events, fault, broken, new ToolCall(name, inputJson));
        }

        /** What it says. */
        public String text() {
            return text;
        }

        /** Why it stopped. */
        public String stopReason() {
            return stopReason;
        }

        /** How long it takes before the first byte. */
        public Duration delay() {
            return delay;
        }

        /** How many events of a stream are sent at most; 0 for an error in place of an answer. */
        public int events() {
            return events;
        }

        /** What goes wrong, in place of the answer or in the middle of it; null if nothing does. */
        public @Nullable Fault fault() {
            return fault;
        }

        /** Whether the connection breaks where the events end. */
        public boolean broken() {
            return broken;
        }

        /** The tool that it calls; null if it calls none. */
        public @Nullable ToolCall tool() {
            return tool;
        }

        /** Shows no content. */
        @Override
        public String toString() {
            return "Answer[" + stopReason + ", " + fault + "]";
        }
    }

    /**
     * An error of Bedrock's.
     *
     * @param status HTTP status; 200 for one in the middle of a stream
     * @param code AWS's error code
     * @param message in words
     */
    record Fault(int status, String code, String message) {}

    /**
     * A model's call of a tool.
     *
     * @param name the tool's
     * @param inputJson what the tool gets, a JSON object
     */
    record ToolCall(String name, String inputJson) {

        /** Shows no content. */
        @Override
        public String toString() {
            return "ToolCall[" + name + "]";
        }
    }
}
