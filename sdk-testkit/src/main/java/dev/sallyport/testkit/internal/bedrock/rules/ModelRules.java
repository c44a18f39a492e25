package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is refused before a model answers. The first rule that is broken has the word. */
public final class ModelRules {

    /** How Bedrock hands on what the model says, where the request isn't in the model's own format. */
    private static final String HANDED_ON = "The model returned the following errors: ";

    private static final List<Rule> MESSAGES = Stream.of(
                    RequestRules.rules(),
                    ContentRules.rules(),
                    ImageRules.rules(),
                    DocumentRules.rules(),
                    CacheRules.rules(),
                    SamplingRules.rules(),
                    ThinkingRules.rules(),
                    ToolRules.rules(),
                    SizeRules.rules())
            .flatMap(List::stream)
            .toList();

    private static final List<Rule> CONVERSE = Stream.of(
                    ConverseMessageRules.rules(),
                    ConverseDocumentRules.rules(),
                    ConverseConfigRules.rules(),
                    OptionRules.rules())
            .flatMap(List::stream)
            .toList();

    private static final List<Rule> TRANSLATED = MESSAGES.stream()
            .filter(rule -> !rule.name().equals(DocumentRules.TYPE))
            .toList();

    private ModelRules() {}

    /** The rules for bodies in the Anthropic Messages format, the model's own. */
    public static List<Rule> messages() {
        return MESSAGES;
    }

    /** The rules of Converse, which hold before those of the model do. */
    public static List<Rule> converse() {
        return CONVERSE;
    }

    /**
     * Checks a body in the Messages format, as InvokeModel takes it.
     *
     * @throws AwsError a {@code ValidationException}, if it breaks a rule
     */
    public static void checkMessages(JsonNode body, Abilities model) throws AwsError {
        refuse(broken(MESSAGES, body, model));
    }

    /**
     * Checks Converse's own rules.
     *
     * @throws AwsError a {@code ValidationException}, if it breaks one
     */
    public static void checkConverse(JsonNode request, Abilities model) throws AwsError {
        refuse(broken(CONVERSE, request, model));
    }

    /**
     * Checks the options that InvokeModel takes as headers, as a Converse request has them.
     *
     * @throws AwsError a {@code ValidationException}, if the sandbox or the model doesn't have one of them
     */
    public static void checkOptions(JsonNode options, Abilities model) throws AwsError {
        refuse(broken(OptionRules.rules(), options, model));
    }

    /**
     * Checks what a Converse request became in the Messages format.
     *
     * @throws AwsError a {@code ValidationException} that quotes the model, if it breaks a rule
     */
    public static void checkTranslated(JsonNode body, Abilities model) throws AwsError {
        refuse(broken(TRANSLATED, body, model).map(HANDED_ON::concat));
    }

    private static Optional<String> broken(List<Rule> rules, JsonNode request, Abilities model) {
        return rules.stream()
                .map(rule -> rule.check().refusal(request, model))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void refuse(Optional<String> refusal) throws AwsError {
        if (refusal.isPresent()) {
            throw new AwsError(400, "ValidationException", refusal.get());
        }
    }
}
