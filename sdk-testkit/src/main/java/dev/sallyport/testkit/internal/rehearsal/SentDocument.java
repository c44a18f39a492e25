package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A document as it came in the request.
 *
 * @param kind what it is
 * @param bytes its bytes; UTF-8 of a text
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record SentDocument(Kind kind, byte[] bytes) {

    /** What a document is. */
    enum Kind {
        PDF,
        TEXT,
        IMAGE,
        /** A format that isn't read here: it has no text, rather than a wrong one. */
        OTHER
    }

    /** The document in a content block; empty if the block is something else. */
    static Optional<SentDocument> of(JsonNode block) {
        JsonNode source = block.path("source");
        String data = source.path("data").asText("");
        return switch (block.path("type").asText("")) {
            case "image" -> Optional.of(new SentDocument(Kind.IMAGE, decoded(data)));
            case "document" ->
                Optional.of(
                        switch (source.path("type").asText("")) {
                            case "text" -> text(data);
                            case "content" -> text(String.join("\n", source.findValuesAsText("text")));
                            default -> new SentDocument(binary(source), decoded(data));
                        });
            default -> Optional.empty();
        };
    }

    private static SentDocument text(String text) {
        return new SentDocument(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Kind binary(JsonNode source) {
        return source.path("media_type").asText("").equals("application/pdf") ? Kind.PDF : Kind.OTHER;
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "SentDocument[" + kind + ", " + bytes.length + " bytes]";
    }
}
