package dev.sallyport.server.prompt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.server.prepare.PreparedDocument;
import java.util.List;

/** Documents as content of a message, under names that we made: a file's own name may be an instruction, or a secret. */
final class DocumentBlocks {

    private DocumentBlocks() {}

    static void add(List<PreparedDocument> documents, ArrayNode content) {
        for (PreparedDocument document : documents) {
            text(content, heading(document));
            block(document, content.addObject());
        }
    }

    static void text(ArrayNode content, String text) {
        content.addObject().put("type", "text").put("text", text);
    }

    private static String heading(PreparedDocument document) {
        String pages = document.paged() ? ", " + document.pages().size() + " pages" : "";
        return "Document " + document.source().index() + " (" + document.mediaType() + pages + "):";
    }

    private static void block(PreparedDocument document, ObjectNode block) {
        boolean image = document.mediaType().startsWith("image/");
        block.put("type", image ? "image" : "document");
        if (!image) {
            block.put("title", "document-" + document.source().index());
        }
        ObjectNode source = block.putObject("source");
        if (document.mediaType().equals(PreparedDocument.TEXT)) {
            source.put("type", "text").put("media_type", PreparedDocument.TEXT);
            source.put("data", document.pages().get(0).text());
        } else {
            source.put("type", "base64").put("media_type", document.mediaType());
            // As bytes: Jackson makes base64 of them while it writes.
            source.put("data", document.content());
        }
    }
}
