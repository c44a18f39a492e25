package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Base64;
import java.util.Set;

/** What a content block has to look like. */
record BlockRules(JsonNode block, String at) {

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    void check() throws AwsError {
        switch (block.path("type").asText("")) {
            case "text" -> text();
            case "image" -> image();
            case "document" -> document();
            default -> throw MessagesRules.invalid(at + ".type: Input should be 'text', 'image' or 'document'");
        }
    }

    private void text() throws AwsError {
        if (block.path("text").asText("").isEmpty()) {
            throw MessagesRules.invalid("messages: text content blocks must be non-empty");
        }
    }

    private void image() throws AwsError {
        JsonNode source = block.path("source");
        if (!source.path("type").asText("").equals("base64")) {
            throw MessagesRules.invalid(at + ".image.source.type: Input should be 'base64'");
        }
        if (!IMAGES.contains(source.path("media_type").asText(""))) {
            throw MessagesRules.invalid(
                    at + ".image.source.base64.media_type: Input should be 'image/jpeg', 'image/png',"
                            + " 'image/gif' or 'image/webp'");
        }
        base64(source, "image");
    }

    private void document() throws AwsError {
        JsonNode source = block.path("source");
        String media = source.path("media_type").asText("");
        switch (source.path("type").asText("")) {
            case "base64" -> {
                if (!media.equals("application/pdf")) {
                    throw MessagesRules.invalid(
                            at + ".document.source.base64.media_type: Input should be 'application/pdf'");
                }
                base64(source, "document");
            }
            case "text" -> {
                if (!media.equals("text/plain")) {
                    throw MessagesRules.invalid(at + ".document.source.text.media_type: Input should be 'text/plain'");
                }
            }
            default -> throw MessagesRules.invalid(at + ".document.source.type: Input should be 'base64' or 'text'");
        }
    }

    private void base64(JsonNode source, String kind) throws AwsError {
        try {
            byte[] data = Base64.getDecoder().decode(source.path("data").asText(""));
            if (data.length == 0) {
                throw MessagesRules.invalid(at + "." + kind + ".source.base64.data: cannot be empty");
            }
        } catch (IllegalArgumentException e) {
            throw MessagesRules.invalid(at + "." + kind + ".source.base64: invalid base64 data");
        }
    }
}
