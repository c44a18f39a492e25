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
        IMAGE
    }

    /** The document in a content block; empty if the block is something else. */
    static Optional<SentDocument> of(JsonNode block) {
        JsonNode source = block.path("source");
        String data = source.path("data").asText("");
        return switch (block.path("type").asText("")) {
            case "image" -> Optional.of(new SentDocument(Kind.IMAGE, decoded(data)));
            case "document" ->
                Optional.of(
                        source.path("type").asText("").equals("text")
                                ? new SentDocument(Kind.TEXT, data.getBytes(StandardCharsets.UTF_8))
                                : new SentDocument(Kind.PDF, decoded(data)));
            default -> Optional.empty();
        };
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
