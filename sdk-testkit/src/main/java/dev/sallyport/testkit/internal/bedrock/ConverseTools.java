package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;

/** The tools of a Converse request in the model's own format. Source: shape ToolConfiguration. */
record ConverseTools(JsonNode config) {

    void into(ObjectNode body) throws AwsError {
        if (config.path("tools").isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (JsonNode tool : config.path("tools")) {
            if (tool.has("cachePoint")) {
                ConverseBlocks.cachePoint(tool.path("cachePoint"), tools);
            } else if (tool.has("toolSpec")) {
                tools.add(tool(tool.path("toolSpec")));
            } else {
                throw ModelErrors.invalid(
                        "This model doesn't support the tool that you provided: it takes a toolSpec.");
            }
        }
        choice(body);
    }

    private static ObjectNode tool(JsonNode spec) {
        ObjectNode tool = Codec.object();
        ConverseRequest.copy(spec, "name", tool, "name");
        ConverseRequest.copy(spec, "description", tool, "description");
        ConverseRequest.copy(spec.path("inputSchema"), "json", tool, "input_schema");
        ConverseRequest.copy(spec, "strict", tool, "strict");
        return tool;
    }

    private void choice(ObjectNode body) {
        JsonNode choice = config.path("toolChoice");
        if (choice.has("tool")) {
            body.putObject("tool_choice")
                    .put("type", "tool")
                    .put("name", choice.at("/tool/name").asText(""));
        } else if (choice.has("any") || choice.has("auto")) {
            body.putObject("tool_choice").put("type", choice.has("any") ? "any" : "auto");
        }
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ConverseTools[]";
    }
}
