package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.Base64;

/** A question to the rehearsal model in the format that the function uses, and its answer. */
final class Rehearsed {

    // Properties that forms of many languages have.
    static final String APPLICANT = "\"applicant\":{\"type\":\"string\"}";
    static final String AMOUNT =
            "\"loanAmount\":{\"type\":\"object\",\"format\":\"currency\",\"properties\":{\"amount\":{},\"currency\":{}}}";
    static final String BORN = "\"dateOfBirth\":{\"type\":\"string\",\"format\":\"date\"}";

    private final ArrayNode content = Codec.object().arrayNode();

    static Rehearsed on(String... texts) {
        Rehearsed rehearsed = new Rehearsed();
        for (String text : texts) {
            rehearsed.text(text);
        }
        return rehearsed;
    }

    Rehearsed text(String text) {
        return block("document", "text", "text/plain", text);
    }

    Rehearsed pdf(byte[] bytes) {
        return block(
                "document", "base64", "application/pdf", Base64.getEncoder().encodeToString(bytes));
    }

    Rehearsed image(String mediaType, byte[] bytes) {
        return block("image", "base64", mediaType, Base64.getEncoder().encodeToString(bytes));
    }

    private Rehearsed block(String type, String sourceType, String mediaType, String data) {
        content.addObject().put("type", "text").put("text", "Document " + content.size() / 2 + " (" + mediaType + "):");
        ObjectNode block = content.addObject().put("type", type);
        block.putObject("source")
                .put("type", sourceType)
                .put("media_type", mediaType)
                .put("data", data);
        return this;
    }

    /** Asks for properties, given as {@code "name": schema} pairs of JSON. */
    Reply properties(String properties) {
        return schema("{\"type\":\"object\",\"properties\":{" + properties + "}}");
    }

    Reply schema(String schema) {
        return new Reply(parsed(answer("<task>analyze</task>\n<schema>" + schema + "</schema>")));
    }

    String ask(String question) {
        return answer("<task>assist</task>\n<question>" + question + "</question>");
    }

    String answer(String task) {
        return new RehearsalModel().answer(body(task)).text();
    }

    String body(String task) {
        content.addObject().put("type", "text").put("text", task);
        ObjectNode body =
                Codec.object().put("anthropic_version", "bedrock-2023-05-31").put("max_tokens", 100_000);
        body.putArray("messages").addObject().put("role", "user").set("content", content);
        return Codec.write(body);
    }

    static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError(json, e);
        }
    }

    /** The answer to analyze. */
    record Reply(JsonNode json) {

        JsonNode value(String pointer) {
            return json.path("value").at(pointer);
        }

        JsonNode field(String path) {
            for (JsonNode field : json.path("fields")) {
                if (field.path("path").asText().equals(path)) {
                    return field;
                }
            }
            throw new AssertionError("no field " + path + " in " + json);
        }

        String state(String path) {
            return field(path).path("state").asText();
        }

        String quote(String path) {
            return field(path).path("evidence").path(0).path("quote").asText();
        }
    }
}
