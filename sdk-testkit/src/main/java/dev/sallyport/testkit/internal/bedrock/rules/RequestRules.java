package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The frame of a body in the Messages format. */
final class RequestRules {

    private static final String PAGE = "Amazon Bedrock user guide, \"Anthropic Claude Messages API\"";
    private static final String API = "Anthropic API reference, \"Create a Message\"";
    private static final String VERSION = "bedrock-2023-05-31";
    private static final Set<String> MEMBERS = Set.of(
            "anthropic_version",
            "anthropic_beta",
            "max_tokens",
            "messages",
            "system",
            "stop_sequences",
            "temperature",
            "top_p",
            "top_k",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "metadata");

    private RequestRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.fixed(
                        "no model that retains data",
                        "data retention mode 'default' is not available for this model",
                        "https://github.com/pydantic/pydantic-ai/issues/8170",
                        (body, model) -> model.retains()),
                Rule.fixed(
                        "version given",
                        "anthropic_version: Field required",
                        PAGE,
                        (body, model) -> !body.has("anthropic_version")),
                Rule.fixed(
                        "version known",
                        "Invalid API version",
                        PAGE,
                        (body, model) ->
                                !body.path("anthropic_version").asText("").equals(VERSION)),
                Rule.fixed(
                        "max_tokens given",
                        "max_tokens: Field required",
                        PAGE,
                        (body, model) -> !body.has("max_tokens")),
                Rule.fixed(
                        "max_tokens a number",
                        "max_tokens: Input should be a valid integer",
                        API,
                        (body, model) -> !body.path("max_tokens").isIntegralNumber()),
                Rule.fixed(
                        "max_tokens positive",
                        "max_tokens: Input should be greater than or equal to 1",
                        API,
                        (body, model) -> body.path("max_tokens").asLong() < 1),
                new Rule(
                        "max_tokens within the model's",
                        "max_tokens: … > …, which is the maximum allowed number of output tokens for …",
                        "Amazon Bedrock user guide, model cards: maximum output tokens",
                        RequestRules::tooManyTokens),
                Rule.fixed("messages given", "messages: Field required", PAGE, (body, model) -> !body.has("messages")),
                Rule.fixed(
                        "messages a list",
                        "messages: Input should be a valid list",
                        API,
                        (body, model) -> !body.path("messages").isArray()),
                Rule.fixed(
                        "at least one message",
                        "messages: at least one message is required",
                        API,
                        (body, model) -> body.path("messages").isEmpty()),
                new Rule(
                        "no unknown field",
                        "…: Extra inputs are not permitted",
                        "https://github.com/anthropics/anthropic-sdk-python/issues/1759",
                        RequestRules::unknown));
    }

    private static Optional<String> tooManyTokens(JsonNode body, Abilities model) {
        long tokens = body.path("max_tokens").asLong();
        return tokens <= model.outputTokens()
                ? Optional.empty()
                : Optional.of("max_tokens: " + tokens + " > " + model.outputTokens()
                        + ", which is the maximum allowed number of output tokens for " + model.id());
    }

    private static Optional<String> unknown(JsonNode body, Abilities model) {
        return body.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .map(name -> name + ": Extra inputs are not permitted");
    }
}
