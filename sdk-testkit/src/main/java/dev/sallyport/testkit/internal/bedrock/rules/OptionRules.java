package dev.sallyport.testkit.internal.bedrock.rules;

import java.util.List;
import java.util.Set;

/** How an answer is to be made: in Converse's body, and in InvokeModel's headers. */
final class OptionRules {

    private OptionRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.fixed(
                        "Converse: guardrail exists",
                        "The provided guardrail identifier is invalid.",
                        "https://github.com/openclaw/openclaw/pull/58588; the sandbox has no guardrail",
                        (request, model) -> request.path("guardrailConfig").isObject()),
                Rule.fixed(
                        "Converse: latency",
                        "Latency performance configuration is not supported for the provided model.",
                        "Amazon Bedrock user guide, \"Latency-optimized inference\": no current Claude model",
                        (request, model) -> !Set.of("", "standard")
                                .contains(
                                        request.at("/performanceConfig/latency").asText(""))),
                Rule.fixed(
                        "Converse: service tier",
                        "service tier provided is invalid",
                        "https://github.com/NousResearch/hermes-agent/pull/34476; model cards: Standard tier only",
                        (request, model) -> !Set.of("", "default")
                                .contains(request.at("/serviceTier/type").asText(""))));
    }
}
