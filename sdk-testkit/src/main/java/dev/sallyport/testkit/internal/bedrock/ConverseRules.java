package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.List;
import java.util.Set;

/** What Bedrock demands of a Converse request before it becomes a model's. */
record ConverseRules(JsonNode request) {

    private static final Set<String> ROLES = Set.of("user", "assistant");
    private static final List<String> LISTS = List.of("messages", "system", "additionalModelResponseFieldPaths");
    private static final List<String> STRUCTURES = List.of(
            "inferenceConfig", "toolConfig", "performanceConfig", "serviceTier", "outputConfig", "requestMetadata");

    void check() throws AwsError {
        for (String list : LISTS) {
            demand(list, request.path(list).isArray());
        }
        for (String structure : STRUCTURES) {
            demand(structure, request.path(structure).isObject());
        }
        inference(request.path("inferenceConfig"));
        JsonNode messages = request.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            message(messages.get(i), i);
        }
        if (messages.isEmpty() || !messages.get(0).path("role").asText("").equals("user")) {
            throw ModelErrors.invalid(
                    "A conversation must start with a user message. Try again with a conversation that"
                            + " starts with a user message.");
        }
    }

    private void demand(String member, boolean fits) throws AwsError {
        if (!fits && request.hasNonNull(member)) {
            throw RequestRules.serialization(member + " has the wrong type");
        }
    }

    private static void inference(JsonNode config) throws AwsError {
        JsonNode tokens = config.path("maxTokens");
        if (!absent(tokens) && !tokens.isIntegralNumber()) {
            throw RequestRules.serialization("inferenceConfig.maxTokens is no integer");
        }
        if (!absent(tokens) && tokens.asLong() < 1) {
            throw constraint(
                    tokens.asText(), "inferenceConfig.maxTokens", "Member must have value greater than or equal to 1");
        }
        atMostOne("inferenceConfig.temperature", config.path("temperature"));
        atMostOne("inferenceConfig.topP", config.path("topP"));
    }

    private static void atMostOne(String member, JsonNode number) throws AwsError {
        if (!absent(number) && !number.isNumber()) {
            throw RequestRules.serialization(member + " is no number");
        }
        if (number.asDouble() > 1) {
            throw constraint(number.asText(), member, "Member must have value less than or equal to 1");
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void message(JsonNode message, int index) throws AwsError {
        String at = "messages." + index;
        JsonNode role = message.path("role");
        // Constraints of AWS's shapes count from 1, Bedrock's own rules from 0.
        if (absent(role)) {
            throw constraint("null", "messages." + (index + 1) + ".member.role", "Member must not be null");
        }
        if (!ROLES.contains(role.asText(""))) {
            throw constraint(
                    role.asText(""),
                    "messages." + (index + 1) + ".member.role",
                    "Member must satisfy enum value set: [user, assistant]");
        }
        JsonNode content = message.path("content");
        if (!absent(content) && !content.isArray()) {
            throw RequestRules.serialization(at + ".content is no list");
        }
        if (content.isEmpty()) {
            throw ModelErrors.invalid("The content field in the Message object at " + at
                    + " is empty. Add a ContentBlock object to the content field and try again.");
        }
        for (int i = 0; i < content.size(); i++) {
            JsonNode text = content.get(i).path("text");
            if (text.isTextual() && text.textValue().isBlank()) {
                throw ModelErrors.invalid("The text field in the ContentBlock object at " + at + ".content." + i
                        + " is blank. Add text to the text field, and try again.");
            }
        }
    }

    /** A constraint of the operation's shape. */
    static AwsError constraint(String value, String member, String constraint) {
        String shown = value.equals("null") ? "null" : "'" + value + "'";
        return ModelErrors.invalid("1 validation error detected: Value " + shown + " at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ConverseRules[]";
    }
}
