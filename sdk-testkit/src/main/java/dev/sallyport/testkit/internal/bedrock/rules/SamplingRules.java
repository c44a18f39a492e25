package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sampling parameters. */
final class SamplingRules {

    private static final String API = "Anthropic API reference, \"Create a Message\"";

    private SamplingRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "no sampling parameters on newer models",
                        "`…` is deprecated for this model.",
                        "https://github.com/logancyang/obsidian-copilot/issues/2600",
                        SamplingRules::deprecated),
                Rule.fixed(
                        "temperature or top_p, not both",
                        "`temperature` and `top_p` cannot both be specified for this model. Please use only one.",
                        "Anthropic documentation, \"Migration guide\": from 4.1 on one of the two",
                        (body, model) -> body.has("temperature") && body.has("top_p")),
                Rule.fixed(
                        "temperature in its range",
                        "temperature: range: 0..1",
                        "botocore bedrock-runtime, InferenceConfiguration: 0 to 1",
                        (body, model) -> isOutside(body.path("temperature"))),
                Rule.fixed(
                        "top_p in its range",
                        "top_p: range: 0..1",
                        "botocore bedrock-runtime, InferenceConfiguration: 0 to 1",
                        (body, model) -> isOutside(body.path("top_p"))),
                Rule.fixed(
                        "top_k in its range",
                        "top_k: Input should be greater than or equal to 0",
                        API,
                        (body, model) -> body.path("top_k").asInt(0) < 0));
    }

    private static Optional<String> deprecated(JsonNode body, Abilities model) {
        return model.sampling().equals("none")
                ? Set.of("temperature", "top_p", "top_k").stream()
                        .sorted()
                        .filter(body::has)
                        .findFirst()
                        .map(name -> "`" + name + "` is deprecated for this model.")
                : Optional.empty();
    }

    private static boolean isOutside(JsonNode value) {
        return !value.isMissingNode() && (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1);
    }
}
