package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Set;

/** What Bedrock demands of a body in the Anthropic Messages format before a model sees it. */
final class MessagesRules {

    private static final String VERSION = "bedrock-2023-05-31";

    private MessagesRules() {}

    /** The body as JSON, if it breaks no rule. */
    static JsonNode checked(String body) throws AwsError {
        JsonNode request = parsed(body);
        checkFields(request);
        JsonNode messages = request.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            checkMessage(messages.get(i), i);
        }
        if (!messages.get(0).path("role").asText("").equals("user")) {
            throw invalid("messages: first message must use the \"user\" role");
        }
        return request;
    }

    private static JsonNode parsed(String body) throws AwsError {
        try {
            JsonNode request = Codec.read(body, JsonNode.class);
            if (request.isObject()) {
                return request;
            }
            throw invalid("Malformed input request: the body is no JSON object");
        } catch (MalformedMessageException e) {
            throw invalid("Malformed input request: " + e.getMessage() + ", please reformat your input and try again.");
        }
    }

    private static void checkFields(JsonNode request) throws AwsError {
        if (!request.has("anthropic_version")) {
            throw invalid("anthropic_version: Field required");
        }
        if (!request.path("anthropic_version").asText("").equals(VERSION)) {
            throw invalid("Invalid API version");
        }
        if (!request.has("max_tokens")) {
            throw invalid("max_tokens: Field required");
        }
        JsonNode maxTokens = request.path("max_tokens");
        if (!maxTokens.isIntegralNumber()) {
            throw invalid("max_tokens: Input should be a valid integer");
        }
        if (maxTokens.asLong() < 1) {
            throw invalid("max_tokens: Input should be greater than or equal to 1");
        }
        if (!request.has("messages")) {
            throw invalid("messages: Field required");
        }
        if (!request.path("messages").isArray()) {
            throw invalid("messages: Input should be a valid list");
        }
        if (request.path("messages").isEmpty()) {
            throw invalid("messages: at least one message is required");
        }
    }

    private static void checkMessage(JsonNode message, int index) throws AwsError {
        String at = "messages." + index;
        if (!Set.of("user", "assistant").contains(message.path("role").asText(""))) {
            throw invalid(at + ".role: Input should be 'user' or 'assistant'");
        }
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return;
        }
        if (!content.isArray() || content.isEmpty()) {
            throw invalid(at + ".content: Field required");
        }
        for (int i = 0; i < content.size(); i++) {
            new BlockRules(content.get(i), at + ".content." + i).check();
        }
    }

    static AwsError invalid(String message) {
        return ModelErrors.invalid(message);
    }
}
