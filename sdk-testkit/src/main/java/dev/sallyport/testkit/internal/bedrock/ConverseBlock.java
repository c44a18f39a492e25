package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of Converse's content blocks in the model's own format. Source: shapes ContentBlock, ToolResultContentBlock. */
record ConverseBlock(JsonNode block, String at) {

    /** One block, or as many as citations have texts. */
    List<ObjectNode> forModel() throws AwsError {
        String kind = block.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        JsonNode content = block.path(kind);
        return switch (kind) {
            case "text" -> List.of(text(content.asText("")));
            case "json" -> List.of(text(Codec.write(content)));
            case "image" -> List.of(image(content));
            case "document" -> List.of(new ConverseDocument(content, at + ".document").forModel());
            case "toolUse" -> List.of(toolUse(content));
            case "toolResult" -> List.of(toolResult(content));
            case "reasoningContent" -> List.of(reasoning(content));
            case "searchResult" -> List.of(searchResult(content));
            case "citationsContent" -> texts(content.path("content"));
            case "guardContent" -> throw ModelErrors.invalid("The provided guardrail identifier is invalid.");
            case "video", "audio" ->
                throw ModelErrors.invalid("This model doesn't support the " + kind
                        + " content block that you provided. Update your content block and try again.");
            default ->
                throw ModelErrors.invalid("The content block at " + at + " has no member that this operation knows.");
        };
    }

    private static ObjectNode text(String text) {
        return Codec.object().put("type", "text").put("text", text);
    }

    private static List<ObjectNode> texts(JsonNode content) {
        List<ObjectNode> texts = new ArrayList<>();
        content.forEach(part -> texts.add(text(part.path("text").asText(""))));
        return texts;
    }

    private ObjectNode image(JsonNode image) throws AwsError {
        String format = image.path("format").asText("");
        ObjectNode block = Codec.object().put("type", "image");
        block.putObject("source")
                .put("type", "base64")
                .put("media_type", "image/" + format)
                .put("data", new Blob(image.path("source"), at + ".image.source").base64());
        return block;
    }

    private static ObjectNode toolUse(JsonNode use) {
        ObjectNode block = Codec.object().put("type", "tool_use");
        ConverseRequest.copy(use, "toolUseId", block, "id");
        ConverseRequest.copy(use, "name", block, "name");
        ConverseRequest.copy(use, "input", block, "input");
        return block;
    }

    private ObjectNode toolResult(JsonNode result) throws AwsError {
        ObjectNode block = Codec.object().put("type", "tool_result");
        ConverseRequest.copy(result, "toolUseId", block, "tool_use_id");
        block.set("content", ConverseBlocks.of(result.path("content"), at + ".toolResult.content"));
        if (result.path("status").asText("").equals("error")) {
            block.put("is_error", true);
        }
        return block;
    }

    private ObjectNode reasoning(JsonNode reasoning) throws AwsError {
        if (reasoning.has("redactedContent")) {
            return Codec.object()
                    .put("type", "redacted_thinking")
                    .put("data", Blob.base64(reasoning.path("redactedContent"), at + ".reasoningContent"));
        }
        ObjectNode block = Codec.object().put("type", "thinking");
        ConverseRequest.copy(reasoning.path("reasoningText"), "text", block, "thinking");
        ConverseRequest.copy(reasoning.path("reasoningText"), "signature", block, "signature");
        return block;
    }

    private static ObjectNode searchResult(JsonNode result) {
        ObjectNode block = Codec.object().put("type", "search_result");
        ConverseRequest.copy(result, "source", block, "source");
        ConverseRequest.copy(result, "title", block, "title");
        block.putArray("content").addAll(texts(result.path("content")));
        ConverseRequest.copy(result, "citations", block, "citations");
        return block;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ConverseBlock[" + at + "]";
    }
}
