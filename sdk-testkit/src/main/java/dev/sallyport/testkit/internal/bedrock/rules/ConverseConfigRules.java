package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/** What surrounds the messages in Converse's format. */
final class ConverseConfigRules {

    private static final String SHAPE = "botocore bedrock-runtime, ";
    private static final String RANGE = "1 validation error detected: Value at 'inferenceConfig.";
    private static final String FAILED = "' failed to satisfy constraint: Member must ";
    private static final String METADATA = "[a-zA-Z0-9\\s:_@$#=/+,.-]{%d,256}";

    private ConverseConfigRules() {}

    static List<Rule> rules() {
        return List.of(
                number("maxTokens positive", "maxTokens", "greater than or equal to 1", value -> value < 1),
                number("temperature at least 0", "temperature", "greater than or equal to 0", value -> value < 0),
                number("temperature at most 1", "temperature", "less than or equal to 1", value -> value > 1),
                number("topP at least 0", "topP", "greater than or equal to 0", value -> value < 0),
                number("topP at most 1", "topP", "less than or equal to 1", value -> value > 1),
                Rule.fixed(
                        "Converse: number of stop sequences",
                        RANGE + "stopSequences" + FAILED + "have length less than or equal to 2500",
                        SHAPE + "InferenceConfiguration",
                        (request, model) ->
                                config(request).path("stopSequences").size() > 2_500),
                Rule.fixed(
                        "Converse: system prompt not blank",
                        "The text field in the SystemContentBlock object is blank. Add text to the text field, and try"
                                + " again.",
                        SHAPE + "SystemContentBlock: at least 1 character",
                        (request, model) -> request.path("system")
                                .valueStream()
                                .anyMatch(block -> block.has("text")
                                        && block.path("text").asText("").isBlank())),
                Rule.fixed(
                        "Converse: tool names",
                        "1 validation error detected: Value at 'toolConfig.tools.toolSpec.name" + FAILED
                                + "satisfy regular expression pattern: [a-zA-Z0-9_-]+ and have at most 64 characters",
                        SHAPE + "ToolName",
                        (request, model) -> tools(request)
                                .anyMatch(tool -> !tool.path("name").asText("").matches("[a-zA-Z0-9_-]{1,64}"))),
                Rule.fixed(
                        "Converse: cache points",
                        "1 validation error detected: Value at 'cachePoint" + FAILED
                                + "be of type default, with a ttl of 5m or 1h",
                        SHAPE + "CachePointBlock",
                        (request, model) -> request.findValues("cachePoint").stream()
                                .anyMatch(ConverseConfigRules::isNoCachePoint)),
                Rule.fixed(
                        "Converse: something before a cache point",
                        "There is nothing available to cache.",
                        "https://github.com/strands-agents/harness-sdk/pull/3677",
                        (request, model) -> Block.with(request, "cachePoint")
                                .anyMatch(block -> block.at().endsWith(".content.0"))),
                Rule.fixed(
                        "Converse: no cache point after reasoning",
                        "Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try"
                                + " again.",
                        "https://github.com/anomalyco/opencode/issues/36517",
                        (request, model) -> isCachedReasoning(request.path("messages"))),
                Rule.fixed(
                        "Converse: request metadata",
                        "1 validation error detected: Value at 'requestMetadata" + FAILED
                                + "have at most 16 entries of at most 256 characters of [a-zA-Z0-9\\s:_@$#=/+,-.]",
                        SHAPE + "RequestMetadata",
                        (request, model) -> isNoMetadata(request.path("requestMetadata"))),
                Rule.fixed(
                        "Converse: schema only where the model has it",
                        "The model returned the following errors: output_config.format: Extra inputs are not permitted",
                        "https://github.com/presenton/presenton/issues/939",
                        (request, model) ->
                                request.at("/outputConfig/textFormat").isObject() && !model.structuredOutput()),
                Rule.fixed(
                        "Converse: no citations with a schema",
                        "The model returned the following errors: output_config.format: structured output is not supported"
                                + " when citations are enabled",
                        "Anthropic documentation, \"Structured outputs\": incompatible features",
                        (request, model) ->
                                request.at("/outputConfig/textFormat").isObject()
                                        && Block.with(request, "document")
                                                .anyMatch(block -> block.json()
                                                        .at("/document/citations/enabled")
                                                        .asBoolean())));
    }

    private static Rule number(String name, String member, String range, DoublePredicate wrong) {
        return new Rule(
                "Converse: " + name,
                "1 validation error detected: Value '…' at 'inferenceConfig." + member + FAILED + "have value " + range,
                SHAPE + "InferenceConfiguration",
                (request, model) -> Optional.of(config(request).path(member))
                        .filter(value -> value.isNumber() && wrong.test(value.asDouble()))
                        .map(value -> "1 validation error detected: Value '" + value.asText() + "' at 'inferenceConfig."
                                + member + FAILED + "have value " + range));
    }

    private static JsonNode config(JsonNode request) {
        return request.path("inferenceConfig");
    }

    private static Stream<JsonNode> tools(JsonNode request) {
        return request.at("/toolConfig/tools")
                .valueStream()
                .map(tool -> tool.path("toolSpec"))
                .filter(JsonNode::isObject);
    }

    private static boolean isNoCachePoint(JsonNode point) {
        return !point.path("type").asText("").equals("default")
                || !Set.of("5m", "1h").contains(point.path("ttl").asText("5m"));
    }

    private static boolean isCachedReasoning(JsonNode messages) {
        for (JsonNode message : messages) {
            JsonNode content = message.path("content");
            for (int i = 1; i < content.size(); i++) {
                if (content.get(i).has("cachePoint") && content.get(i - 1).has("reasoningContent")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNoMetadata(JsonNode metadata) {
        for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
            if (!entry.getKey().matches(METADATA.formatted(1))
                    || !entry.getValue().asText("").matches(METADATA.formatted(0))) {
                return true;
            }
        }
        return metadata.size() > 16;
    }
}
