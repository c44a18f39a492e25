package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.bedrock.rules.ModelRules;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Converse request that becomes one in the model's own format. Source: shape ConverseRequest. */
record ConverseRequest(JsonNode request, ModelId model) {

    static ConverseRequest of(JsonNode request, ModelId model) {
        return new ConverseRequest(request, model);
    }

    ModelRequest forModel() throws AwsError {
        options();
        ObjectNode body = Codec.object().put("anthropic_version", "bedrock-2023-05-31");
        inference(request.path("inferenceConfig"), body);
        if (!request.path("system").isEmpty()) {
            body.set("system", ConverseBlocks.system(request.path("system")));
        }
        messages(body.putArray("messages"));
        new ConverseTools(request.path("toolConfig")).into(body);
        outputFormat(request.path("outputConfig").path("textFormat"), body);
        additional(request.path("additionalModelRequestFields"), body);
        ModelRules.checkTranslated(body, model.abilities());
        return ModelRequest.of(body, responseFields());
    }

    private void options() throws AwsError {
        if (request.hasNonNull("promptVariables")) {
            throw ModelErrors.invalid("promptVariables: only a prompt of Prompt management has variables.");
        }
    }

    /** Without {@code maxTokens} an answer may be as long as the model's longest. */
    private void inference(JsonNode config, ObjectNode body) {
        body.put("max_tokens", config.path("maxTokens").asLong(model.abilities().outputTokens()));
        copy(config, "temperature", body, "temperature");
        copy(config, "topP", body, "top_p");
        copy(config, "stopSequences", body, "stop_sequences");
    }

    static void copy(JsonNode from, String member, ObjectNode to, String name) {
        if (from.hasNonNull(member)) {
            to.set(name, from.get(member));
        }
    }

    private void messages(ArrayNode into) throws AwsError {
        JsonNode messages = request.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            into.addObject()
                    .put("role", message.path("role").asText(""))
                    .set("content", ConverseBlocks.of(message.path("content"), "messages." + i + ".content"));
        }
    }

    private static void outputFormat(JsonNode format, ObjectNode body) throws AwsError {
        if (!format.isMissingNode()) {
            String schema = format.at("/structure/jsonSchema/schema").asText("");
            body.putObject("output_config")
                    .putObject("format")
                    .put("type", format.path("type").asText(""))
                    .set("schema", RequestFormat.parsed(schema));
        }
    }

    private static void additional(JsonNode fields, ObjectNode body) throws AwsError {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (body.has(field.getKey())) {
                throw ModelErrors.invalid("The additional field " + field.getKey()
                        + " conflicts with an existing field. Remove it from the additional fields and try again.");
            }
            body.set(field.getKey(), field.getValue());
        }
    }

    private List<String> responseFields() throws AwsError {
        List<String> fields = new ArrayList<>();
        for (JsonNode field : request.path("additionalModelResponseFieldPaths")) {
            if (!field.asText("").startsWith("/")) {
                throw ModelErrors.invalid(
                        "additionalModelResponseFieldPaths: " + field.asText("") + " is no JSON Pointer");
            }
            fields.add(field.textValue());
        }
        return fields;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ConverseRequest[" + model.id() + "]";
    }
}
