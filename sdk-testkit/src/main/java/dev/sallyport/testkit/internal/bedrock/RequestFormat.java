package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.bedrock.rules.ModelRules;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.List;

/** What is sent as JSON of the right form, held against Bedrock's rules before a model is asked. */
final class RequestFormat {

    private static final List<String> LISTS = List.of("messages", "system", "additionalModelResponseFieldPaths");
    private static final List<String> STRUCTURES = List.of(
            "inferenceConfig", "toolConfig", "performanceConfig", "serviceTier", "outputConfig", "requestMetadata");
    private static final List<String> NUMBERS = List.of("maxTokens", "temperature", "topP");

    private RequestFormat() {}

    /** InvokeModel's body, if it breaks no rule. */
    static JsonNode messages(String body, ModelId model) throws AwsError {
        JsonNode request = inModelsFormat(body);
        ModelRules.checkMessages(request, model.abilities());
        return request;
    }

    /** Converse's body, if it breaks no rule of Converse's own. */
    static JsonNode converse(String body, ModelId model) throws AwsError {
        JsonNode request = parsed(body);
        checkTypes(request);
        ModelRules.checkConverse(request, model.abilities());
        return request;
    }

    /** A body of AWS's own format as JSON. */
    static JsonNode parsed(String body) throws AwsError {
        try {
            JsonNode request = Codec.read(body.isEmpty() ? "{}" : body, JsonNode.class);
            if (request.isObject()) {
                return request;
            }
        } catch (MalformedMessageException e) {
            throw serialization("the body is no JSON: " + e.getMessage());
        }
        throw serialization("the body is no JSON object");
    }

    private static JsonNode inModelsFormat(String body) throws AwsError {
        try {
            JsonNode request = Codec.read(body, JsonNode.class);
            if (request.isObject()) {
                return request;
            }
            throw ModelErrors.invalid("Malformed input request: the body is no JSON object");
        } catch (MalformedMessageException e) {
            throw ModelErrors.invalid(
                    "Malformed input request: " + e.getMessage() + ", please reformat your input and try again.");
        }
    }

    private static void checkTypes(JsonNode request) throws AwsError {
        for (String list : LISTS) {
            demand(list, request.path(list).isArray(), request);
        }
        for (String structure : STRUCTURES) {
            demand(structure, request.path(structure).isObject(), request);
        }
        JsonNode config = request.path("inferenceConfig");
        for (String number : NUMBERS) {
            demand(number, config.path(number).isNumber(), config);
        }
        demand("maxTokens", config.path("maxTokens").isIntegralNumber(), config);
        for (JsonNode message : request.path("messages")) {
            demand("content", message.path("content").isArray(), message);
        }
    }

    private static void demand(String member, boolean fits, JsonNode holder) throws AwsError {
        if (!fits && holder.hasNonNull(member)) {
            throw serialization(member + " has the wrong type");
        }
    }

    /** A value that isn't of its shape's type. */
    static AwsError serialization(String problem) {
        return new AwsError(400, "SerializationException", problem);
    }
}
