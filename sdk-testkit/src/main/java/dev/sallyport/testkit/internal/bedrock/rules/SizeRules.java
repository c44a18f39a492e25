package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.bedrock.Tokens;
import java.util.List;
import java.util.Optional;

/** What fits into a model, by the sandbox's rough count of tokens. */
final class SizeRules {

    private static final String CONTEXT = "Amazon Bedrock user guide, model cards: context window";

    private SizeRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "prompt within the context window",
                "prompt is too long: … tokens > … maximum",
                CONTEXT,
                SizeRules::tooLong));
    }

    private static Optional<String> tooLong(JsonNode body, Abilities model) {
        long tokens = Tokens.ofRequest(body);
        return tokens <= model.contextTokens()
                ? Optional.empty()
                : Optional.of("prompt is too long: " + tokens + " tokens > " + model.contextTokens() + " maximum");
    }
}
