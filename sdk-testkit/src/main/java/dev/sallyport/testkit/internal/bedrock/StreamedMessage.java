package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** InvokeModelWithResponseStream's answer: the message in the model's own events, each in a frame. */
record StreamedMessage(ModelMessage message, StandInModel.Answer answer, AwsResponse response) {

    private static final int CHARACTERS_A_DELTA = 48;

    void send() throws IOException {
        response.header("Content-Type", EventFrame.MEDIA_TYPE);
        response.header("X-Amzn-Bedrock-Content-Type", "application/json");
        OutputStream out = response.body();
        List<ObjectNode> events = events();
        for (ObjectNode event : events.subList(0, Math.min(events.size(), answer.events()))) {
            chunk(event).writeTo(out);
        }
        StandInModel.Fault fault = answer.fault();
        if (fault != null) {
            byte[] payload = Codec.writeBytes(Codec.object().put("message", fault.message()));
            EventFrame.exception(ModelErrors.inStream(fault.code()), payload).writeTo(out);
        }
    }

    private static EventFrame chunk(ObjectNode event) {
        ObjectNode payload = Codec.object().put("bytes", Codec.writeBytes(event));
        return EventFrame.event("chunk", "application/json", Codec.writeBytes(payload));
    }

    private List<ObjectNode> events() {
        List<ObjectNode> events = new ArrayList<>();
        events.add(start());
        events.add(block(
                "content_block_start",
                "content_block",
                Codec.object().put("type", "text").put("text", "")));
        for (int from = 0; from < message.text().length(); ) {
            int to = end(from);
            ObjectNode delta = Codec.object()
                    .put("type", "text_delta")
                    .put("text", message.text().substring(from, to));
            events.add(block("content_block_delta", "delta", delta));
            from = to;
        }
        events.add(Codec.object().put("type", "content_block_stop").put("index", 0));
        events.add(end());
        events.add(stop());
        return events;
    }

    /** A character of two units stays whole. */
    private int end(int from) {
        int to = Math.min(from + CHARACTERS_A_DELTA, message.text().length());
        boolean split = to < message.text().length()
                && Character.isHighSurrogate(message.text().charAt(to - 1));
        return split ? to - 1 : to;
    }

    private ObjectNode start() {
        ObjectNode skeleton = message.skeleton();
        skeleton.putNull("stop_reason").putNull("stop_sequence");
        skeleton.set("usage", message.usage(1));
        ObjectNode event = Codec.object().put("type", "message_start");
        event.set("message", skeleton);
        return event;
    }

    private static ObjectNode block(String type, String member, ObjectNode content) {
        ObjectNode event = Codec.object().put("type", type).put("index", 0);
        event.set(member, content);
        return event;
    }

    private ObjectNode end() {
        ObjectNode event = Codec.object().put("type", "message_delta");
        event.putObject("delta").put("stop_reason", message.stopReason()).putNull("stop_sequence");
        event.putObject("usage").put("output_tokens", message.outputTokens());
        return event;
    }

    private ObjectNode stop() {
        ObjectNode event = Codec.object().put("type", "message_stop");
        event.putObject("amazon-bedrock-invocationMetrics")
                .put("inputTokenCount", message.inputTokens())
                .put("outputTokenCount", message.outputTokens())
                .put("invocationLatency", message.latencyMillis())
                .put("firstByteLatency", message.latencyMillis());
        return event;
    }
}
