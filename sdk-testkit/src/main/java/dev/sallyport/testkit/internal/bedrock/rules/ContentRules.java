package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Roles, turns and texts in the Messages format. */
final class ContentRules {

    private static final String API = "Anthropic API reference, \"Create a Message\"";
    private static final String BLANK = "https://github.com/aws-samples/generative-ai-use-cases/issues/1685";
    private static final Set<String> TYPES =
            Set.of("text", "image", "document", "tool_use", "tool_result", "thinking", "redacted_thinking");

    private ContentRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "role known", "messages.…role: Input should be 'user' or 'assistant'", API, ContentRules::role),
                Rule.fixed(
                        "the user begins",
                        "messages: first message must use the \"user\" role",
                        API,
                        (body, model) -> !role(body, 0).equals("user")),
                new Rule("content given", "messages.…content: Field required", API, ContentRules::content),
                new Rule(
                        "block type known",
                        "messages.…: Input tag '…' found using 'type' does not match any of the expected tags: …",
                        API,
                        (body, model) -> Block.first(
                                Block.of(body).filter(block -> !TYPES.contains(block.type())),
                                block -> Optional.of(block.at()
                                        + ": Input tag '" + block.type()
                                        + "' found using 'type' does not match any of the expected tags: "
                                        + String.join(
                                                ", ", TYPES.stream().sorted().toList())))),
                Rule.fixed(
                        "texts not empty",
                        "messages: text content blocks must be non-empty",
                        BLANK,
                        (body, model) -> texts(body).anyMatch(String::isEmpty)),
                Rule.fixed(
                        "texts not blank",
                        "messages: text content blocks must contain non-whitespace text",
                        BLANK,
                        (body, model) -> texts(body).anyMatch(String::isBlank)),
                Rule.fixed(
                        "system prompt not empty",
                        "system: text content blocks must be non-empty",
                        API,
                        (body, model) -> body.path("system").isArray()
                                && body.path("system")
                                        .valueStream()
                                        .anyMatch(block ->
                                                block.path("text").asText("").isEmpty())),
                Rule.fixed(
                        "no trailing space in a prefill",
                        "messages: final assistant content cannot end with trailing whitespace",
                        "Anthropic documentation, \"Prefill Claude's response\"",
                        (body, model) -> role(body, last(body)).equals("assistant")
                                && lastText(body).matches("(?s).*\\s")),
                Rule.fixed(
                        "no prefill on newer models",
                        "This model does not support assistant message prefill. The conversation must end with a user"
                                + " message.",
                        "Anthropic documentation, \"Migration guide\": prefill is refused from 4.6 on",
                        (body, model) ->
                                !model.prefill() && role(body, last(body)).equals("assistant")),
                new Rule(
                        "images and documents from the user",
                        "messages.…: '…' blocks are only supported in user messages",
                        "botocore bedrock-runtime, ContentBlock: \"only if the role is user\"",
                        (body, model) -> Block.first(
                                Block.of(body)
                                        .filter(block -> !block.role().equals("user")
                                                && Set.of("image", "document").contains(block.type())),
                                block -> Optional.of(block.at() + ": '" + block.type()
                                        + "' blocks are only supported in user messages"))),
                Rule.fixed(
                        "stop sequences not blank",
                        "stop_sequences: each stop sequence must contain non-whitespace",
                        API,
                        (body, model) -> body.path("stop_sequences")
                                .valueStream()
                                .anyMatch(stop -> stop.asText("").isBlank())));
    }

    private static Optional<String> role(JsonNode body, Abilities model) {
        JsonNode messages = body.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            if (!Set.of("user", "assistant").contains(role(body, i))) {
                return Optional.of("messages." + i + ".role: Input should be 'user' or 'assistant'");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> content(JsonNode body, Abilities model) {
        JsonNode messages = body.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            JsonNode content = messages.get(i).path("content");
            if (!content.isTextual() && (!content.isArray() || content.isEmpty())) {
                return Optional.of("messages." + i + ".content: Field required");
            }
        }
        return Optional.empty();
    }

    private static Stream<String> texts(JsonNode body) {
        return Stream.concat(
                Block.ofType(body, "text")
                        .map(block -> block.json().path("text").asText("")),
                body.path("messages")
                        .valueStream()
                        .map(message -> message.path("content"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue));
    }

    private static int last(JsonNode body) {
        return body.path("messages").size() - 1;
    }

    private static String role(JsonNode body, int message) {
        return body.path("messages").path(message).path("role").asText("");
    }

    private static String lastText(JsonNode body) {
        JsonNode content = body.path("messages").path(last(body)).path("content");
        return content.isTextual()
                ? content.textValue()
                : content.path(content.size() - 1).path("text").asText("");
    }
}
