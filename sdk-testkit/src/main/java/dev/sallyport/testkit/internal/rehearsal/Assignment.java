package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for.
 *
 * @param task {@code analyze} or {@code assist}; empty if the request has no task in it
 * @param schema the JSON schema of what is wanted, an empty object if there is none
 * @param question what is asked; everything that the last message says if the request has no task in it
 * @param respondIn the language of the answer, a BCP 47 tag
 * @param documents what was sent, in order
 */
record Assignment(
        String task, JsonNode schema, String question, Optional<String> respondIn, List<SentDocument> documents) {

    /** Finds the task in the last text that has one: a repair turn has none and answers the one before again. */
    static Assignment of(String messagesBody) {
        JsonNode messages = parsed(messagesBody).path("messages");
        List<SentDocument> documents = new ArrayList<>();
        String task = "";
        String plain = "";
        for (JsonNode message : messages) {
            if (!message.path("role").asText("").equals("user")) {
                continue;
            }
            plain = said(message.path("content"));
            if (message.path("content").isTextual()) {
                task = later(task, message.path("content").textValue());
            }
            for (JsonNode block : message.path("content")) {
                SentDocument.of(block).ifPresent(documents::add);
                task = later(task, block.path("text").asText(""));
            }
        }
        return new Assignment(
                tag(task, "task").orElse(""),
                parsed(tag(task, "schema").orElse("{}")),
                task.isEmpty() ? plain : tag(task, "question").orElse(""),
                tag(task, "respond_in"),
                documents);
    }

    private static String said(JsonNode content) {
        List<String> texts = new ArrayList<>();
        content.forEach(block -> texts.add(block.path("text").asText("")));
        return content.asText("") + String.join("\n", texts);
    }

    private static String later(String before, String text) {
        return tag(text, "task").isPresent() ? text : before;
    }

    private static Optional<String> tag(String text, String name) {
        Matcher tag = Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">", Pattern.DOTALL)
                .matcher(text);
        return tag.find() ? Optional.of(tag.group(1)) : Optional.empty();
    }

    private static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            return Codec.object();
        }
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Assignment[" + task + "]";
    }
}
