package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of Converse's, whole and in events; an event is an object whose only member is called like the event.
 * Source: shapes ConverseResponse and ConverseStreamOutput.
 */
record ConverseEvents(ModelRequest request, ModelMessage message) {

    ObjectNode whole() {
        ObjectNode whole = Codec.object();
        ObjectNode said = whole.putObject("output").putObject("message").put("role", "assistant");
        said.putArray("content");
        if (!message.text().isEmpty()) {
            said.withArray("content").addObject().put("text", message.text());
        }
        StandInModel.ToolCall tool = message.tool();
        if (tool != null) {
            ObjectNode use = said.withArray("content").addObject().putObject("toolUse");
            use.put("toolUseId", message.toolUseId()).put("name", tool.name()).set("input", ToolInput.of(tool));
        }
        stop(whole);
        metadata(whole);
        return whole;
    }

    List<ObjectNode> all() {
        List<ObjectNode> events = new ArrayList<>();
        events.add(event("messageStart", Codec.object().put("role", "assistant")));
        if (!message.text().isEmpty()) {
            // No contentBlockStart: AWS sends it for tools alone.
            for (String piece : message.pieces()) {
                ObjectNode delta = Codec.object().put("contentBlockIndex", 0);
                delta.putObject("delta").put("text", piece);
                events.add(event("contentBlockDelta", delta));
            }
            events.add(event("contentBlockStop", Codec.object().put("contentBlockIndex", 0)));
        }
        StandInModel.ToolCall tool = message.tool();
        if (tool != null) {
            events.addAll(called(tool));
        }
        events.add(event("messageStop", stop(Codec.object())));
        events.add(event("metadata", metadata(Codec.object())));
        return events;
    }

    private List<ObjectNode> called(StandInModel.ToolCall tool) {
        ObjectNode start = Codec.object().put("contentBlockIndex", message.toolIndex());
        start.putObject("start")
                .putObject("toolUse")
                .put("toolUseId", message.toolUseId())
                .put("name", tool.name());
        ObjectNode delta = Codec.object().put("contentBlockIndex", message.toolIndex());
        delta.putObject("delta").putObject("toolUse").put("input", tool.inputJson());
        return List.of(
                event("contentBlockStart", start),
                event("contentBlockDelta", delta),
                event("contentBlockStop", Codec.object().put("contentBlockIndex", message.toolIndex())));
    }

    private static ObjectNode event(String type, ObjectNode content) {
        ObjectNode event = Codec.object();
        event.set(type, content);
        return event;
    }

    private ObjectNode stop(ObjectNode into) {
        into.put("stopReason", message.stopReason().inConverse());
        if (!request.responseFields().isEmpty()) {
            additional(into.putObject("additionalModelResponseFields"));
        }
        return into;
    }

    /** Fields of the message in the model's own format, each under the last name of its pointer. */
    private void additional(ObjectNode into) {
        ObjectNode own = MessagesEvents.message(message);
        for (String field : request.responseFields()) {
            JsonNode value = own.at(JsonPointer.compile(field));
            if (!value.isMissingNode()) {
                into.set(field.substring(field.lastIndexOf('/') + 1), value);
            }
        }
    }

    private ObjectNode metadata(ObjectNode into) {
        into.putObject("usage")
                .put("inputTokens", message.inputTokens())
                .put("outputTokens", message.outputTokens())
                .put("totalTokens", message.inputTokens() + message.outputTokens())
                .put("cacheReadInputTokens", 0)
                .put("cacheWriteInputTokens", 0);
        into.putObject("metrics").put("latencyMs", message.latencyMillis());
        return into;
    }
}
