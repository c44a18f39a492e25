package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import java.util.ArrayList;
import java.util.List;

/** An answer in the Anthropic Messages format, whole and in events. */
record MessagesEvents(ModelMessage message) {

    /** The message as InvokeModel answers it. */
    static ObjectNode message(ModelMessage message) {
        ObjectNode whole = skeleton(message);
        if (!message.text().isEmpty()) {
            whole.withArray("content").addObject().put("type", "text").put("text", message.text());
        }
        StandInModel.ToolCall tool = message.tool();
        if (tool != null) {
            ObjectNode use = toolUse(message, tool);
            use.set("input", ToolInput.of(tool));
            whole.withArray("content").add(use);
        }
        stop(message, whole);
        whole.set("usage", usage(message, message.outputTokens()));
        if (message.stopReason().byGuardrail()) {
            whole.put("amazon-bedrock-guardrailAction", "INTERVENED");
        }
        return whole;
    }

    List<ObjectNode> all() {
        List<ObjectNode> events = new ArrayList<>();
        events.add(start());
        if (!message.text().isEmpty()) {
            events.add(block(
                    "content_block_start",
                    "content_block",
                    Codec.object().put("type", "text").put("text", "")));
            for (String piece : message.pieces()) {
                ObjectNode delta = Codec.object().put("type", "text_delta").put("text", piece);
                events.add(block("content_block_delta", "delta", delta));
            }
            events.add(Codec.object().put("type", "content_block_stop").put("index", 0));
        }
        StandInModel.ToolCall tool = message.tool();
        if (tool != null) {
            events.addAll(called(tool));
        }
        events.add(delta());
        events.add(stop());
        return events;
    }

    private List<ObjectNode> called(StandInModel.ToolCall tool) {
        ObjectNode block = toolUse(message, tool);
        block.putObject("input");
        ObjectNode delta = Codec.object().put("type", "input_json_delta").put("partial_json", tool.inputJson());
        return List.of(
                block("content_block_start", "content_block", block).put("index", message.toolIndex()),
                block("content_block_delta", "delta", delta).put("index", message.toolIndex()),
                Codec.object().put("type", "content_block_stop").put("index", message.toolIndex()));
    }

    private static ObjectNode toolUse(ModelMessage message, StandInModel.ToolCall tool) {
        return Codec.object()
                .put("type", "tool_use")
                .put("id", message.toolUseId())
                .put("name", tool.name());
    }

    /** The message with everything but what it says. */
    private static ObjectNode skeleton(ModelMessage message) {
        ObjectNode skeleton = Codec.object()
                .put("model", message.model())
                .put("id", message.id())
                .put("type", "message")
                .put("role", "assistant");
        skeleton.putArray("content");
        return skeleton;
    }

    private static void stop(ModelMessage message, ObjectNode into) {
        into.put("stop_reason", message.stopReason().inMessages()).put("stop_sequence", message.stopSequence());
    }

    private static ObjectNode usage(ModelMessage message, long output) {
        return Codec.object().put("input_tokens", message.inputTokens()).put("output_tokens", output);
    }

    private ObjectNode start() {
        ObjectNode skeleton = skeleton(message);
        skeleton.putNull("stop_reason").putNull("stop_sequence");
        skeleton.set("usage", usage(message, 1));
        ObjectNode event = Codec.object().put("type", "message_start");
        event.set("message", skeleton);
        return event;
    }

    private static ObjectNode block(String type, String member, ObjectNode content) {
        ObjectNode event = Codec.object().put("type", type).put("index", 0);
        event.set(member, content);
        return event;
    }

    private ObjectNode delta() {
        ObjectNode event = Codec.object().put("type", "message_delta");
        stop(message, event.putObject("delta"));
        event.putObject("usage").put("output_tokens", message.outputTokens());
        return event;
    }

    private ObjectNode stop() {
        ObjectNode event = Codec.object().put("type", "message_stop");
        if (message.stopReason().byGuardrail()) {
            event.put("amazon-bedrock-guardrailAction", "INTERVENED");
        }
        event.putObject("amazon-bedrock-invocationMetrics")
                .put("inputTokenCount", message.inputTokens())
                .put("outputTokenCount", message.outputTokens())
                .put("invocationLatency", message.latencyMillis())
                .put("firstByteLatency", message.latencyMillis());
        return event;
    }
}
