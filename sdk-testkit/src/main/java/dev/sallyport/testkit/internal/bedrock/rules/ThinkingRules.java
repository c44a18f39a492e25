package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** How a model is told to think. */
final class ThinkingRules {

    private static final String THINKING = "Anthropic documentation, \"Extended thinking\"";
    private static final int LEAST = 1_024;

    private ThinkingRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.fixed(
                        "no thinking budget on newer models",
                        "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and"
                                + " \"output_config.effort\" to control thinking behavior.",
                        "https://github.com/tinovyatkin/amazon-bedrock-copilot-chat/issues/526",
                        (body, model) -> is(body, "enabled")
                                && Set.of("adaptive", "always").contains(model.thinking())),
                Rule.fixed(
                        "no adaptive thinking on older models",
                        "adaptive thinking is not supported on this model",
                        "Anthropic documentation, \"Adaptive thinking\": from 4.6 on",
                        (body, model) ->
                                is(body, "adaptive") && model.thinking().equals("budget")),
                Rule.fixed(
                        "thinking that is always on",
                        "\"thinking.type.disabled\" is not supported for this model.",
                        "Amazon Bedrock user guide, model cards of the 5.5 models: adaptive thinking always on",
                        (body, model) ->
                                is(body, "disabled") && model.thinking().equals("always")),
                Rule.fixed(
                        "thinking budget large enough",
                        "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
                        THINKING,
                        (body, model) -> is(body, "enabled") && budget(body) < LEAST),
                Rule.fixed(
                        "thinking budget below max_tokens",
                        "`max_tokens` must be greater than `thinking.budget_tokens`.",
                        THINKING,
                        (body, model) -> is(body, "enabled")
                                && budget(body) >= body.path("max_tokens").asLong()),
                Rule.fixed(
                        "temperature while thinking",
                        "`temperature` may only be set to 1 when thinking is enabled.",
                        THINKING + ": feature compatibility",
                        (body, model) -> is(body, "enabled")
                                && body.has("temperature")
                                && body.path("temperature").asDouble() != 1),
                Rule.fixed(
                        "no forced tool while thinking",
                        "Thinking may not be enabled when tool_choice forces tool use.",
                        THINKING + ": tool choice",
                        (body, model) -> is(body, "enabled") && ToolRules.isForced(body)));
    }

    private static boolean is(JsonNode body, String type) {
        return body.at("/thinking/type").asText("").equals(type);
    }

    private static long budget(JsonNode body) {
        return body.at("/thinking/budget_tokens").asLong();
    }
}
