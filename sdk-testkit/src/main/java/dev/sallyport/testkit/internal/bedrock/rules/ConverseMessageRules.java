package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns, texts, images and tool results in Converse's format. */
final class ConverseMessageRules {

    private static final String MESSAGE = "Amazon Bedrock API reference, Message";
    private static final int IMAGES = 20;
    private static final int IMAGE_BYTES = 3_750_000;

    private ConverseMessageRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "Converse: role known",
                        "1 validation error detected: Value … at 'messages.….member.role' failed to satisfy constraint:"
                                + " Member must …",
                        "botocore bedrock-runtime, ConversationRole",
                        ConverseMessageRules::role),
                Rule.fixed(
                        "Converse: the user begins",
                        "A conversation must start with a user message. Try again with a conversation that starts with a"
                                + " user message.",
                        "Amazon Bedrock user guide, \"Converse API\"",
                        (request, model) ->
                                !request.at("/messages/0/role").asText("").equals("user")),
                Rule.fixed(
                        "Converse: turns alternate",
                        "A conversation must alternate between user and assistant roles. Make sure the conversation"
                                + " alternates between user and assistant roles and try again.",
                        "Amazon Bedrock user guide, \"Converse API\"",
                        (request, model) -> isRepeated(request.path("messages"))),
                new Rule(
                        "Converse: content not empty",
                        "The content field in the Message object at messages.… is empty. Add a ContentBlock object to the"
                                + " content field and try again.",
                        "https://github.com/archestra-ai/archestra/pull/4220",
                        ConverseMessageRules::empty),
                new Rule(
                        "Converse: text not blank",
                        "The text field in the ContentBlock object at messages.… is blank. Add text to the text field, and"
                                + " try again.",
                        "https://github.com/boto/botocore/issues/3525",
                        (request, model) -> Block.first(
                                Block.with(request, "text")
                                        .filter(block -> block.json()
                                                .path("text")
                                                .asText("")
                                                .isBlank()),
                                block -> Optional.of("The text field in the ContentBlock object at " + block.at()
                                        + " is blank. Add text to the text field, and try again."))),
                new Rule(
                        "Converse: images and documents from the user",
                        "The block at messages.… is only allowed in a message with the user role.",
                        "botocore bedrock-runtime, ContentBlock: \"only if the role is user\"",
                        (request, model) -> Block.first(
                                Block.of(request)
                                        .filter(block -> !block.role().equals("user")
                                                && (block.json().has("image")
                                                        || block.json().has("document"))),
                                block -> Optional.of("The block at " + block.at()
                                        + " is only allowed in a message with the user role."))),
                Rule.fixed(
                        "Converse: number of images",
                        "messages: too many images: image_count > 20",
                        "https://github.com/boto/boto3/issues/4632",
                        (request, model) -> Block.with(request, "image").count() > IMAGES),
                new Rule(
                        "Converse: image size",
                        "The image at messages.… exceeds the maximum size of 3.75 MB.",
                        MESSAGE + ": \"no more than 3.75 MB\"",
                        (request, model) -> Block.first(
                                Block.with(request, "image")
                                        .filter(block -> ImageRules.decoded(
                                                        block.json().at("/image/source/bytes"))
                                                .filter(bytes -> bytes.length > IMAGE_BYTES)
                                                .isPresent()),
                                block -> Optional.of(
                                        "The image at " + block.at() + " exceeds the maximum size of 3.75 MB."))),
                new Rule(
                        "Converse: image format known",
                        "1 validation error detected: Value at '….image.format' failed to satisfy constraint: Member must"
                                + " satisfy enum value set: [gif, jpeg, png, webp]",
                        "botocore bedrock-runtime, ImageFormat",
                        (request, model) -> Block.first(
                                Block.with(request, "image")
                                        .filter(block -> !Set.of("png", "jpeg", "gif", "webp")
                                                .contains(block.json()
                                                        .at("/image/format")
                                                        .asText(""))),
                                block -> Optional.of("1 validation error detected: Value at '" + block.shape()
                                        + ".image.format' failed to satisfy constraint: Member must satisfy enum value"
                                        + " set: [gif, jpeg, png, webp]"))),
                Rule.fixed(
                        "Converse: tools are configured",
                        "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
                        "Amazon Bedrock user guide, \"Tool use\"",
                        (request, model) -> !request.path("toolConfig").isObject()
                                && Block.of(request)
                                        .anyMatch(block -> block.json().has("toolUse")
                                                || block.json().has("toolResult"))),
                new Rule(
                        "Converse: results for all uses",
                        "Expected toolResult blocks at messages.….content for the tool uses before.",
                        "Amazon Bedrock user guide, \"Tool use\"",
                        (request, model) -> Block.first(
                                Block.with(request, "toolUse")
                                        .filter(block -> !results(request, block.message() + 1)
                                                .contains(block.json()
                                                        .at("/toolUse/toolUseId")
                                                        .asText(""))),
                                block -> Optional.of("Expected toolResult blocks at messages." + (block.message() + 1)
                                        + ".content for the tool uses before."))));
    }

    private static Optional<String> role(JsonNode request, Abilities model) {
        JsonNode messages = request.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            String role = messages.get(i).path("role").asText("null");
            if (!Set.of("user", "assistant").contains(role)) {
                boolean absent = role.equals("null");
                return Optional.of("1 validation error detected: Value " + (absent ? role : "'" + role + "'")
                        + " at 'messages." + (i + 1) + ".member.role' failed to satisfy constraint: Member must "
                        + (absent ? "not be null" : "satisfy enum value set: [user, assistant]"));
            }
        }
        return Optional.empty();
    }

    private static boolean isRepeated(JsonNode messages) {
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).path("role").equals(messages.get(i - 1).path("role"))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> empty(JsonNode request, Abilities model) {
        JsonNode messages = request.path("messages");
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).path("content").isEmpty()) {
                return Optional.of("The content field in the Message object at messages." + i
                        + " is empty. Add a ContentBlock object to the content field and try again.");
            }
        }
        return Optional.empty();
    }

    private static Set<String> results(JsonNode request, int message) {
        return Block.with(request, "toolResult")
                .filter(block -> block.message() == message)
                .map(block -> block.json().at("/toolResult/toolUseId").asText(""))
                .collect(Collectors.toSet());
    }
}
