package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** A document of Converse's in the model's own format. Source: shape DocumentBlock. */
record ConverseDocument(JsonNode document, String at) {

    private static final Set<String> TEXTS = Set.of("txt", "md", "csv", "html");
    private static final Map<String, String> BINARIES = Map.of(
            "pdf", "application/pdf",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xls", "application/vnd.ms-excel",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    ObjectNode forModel() throws AwsError {
        ObjectNode block = Codec.object().put("type", "document");
        source(block.putObject("source"));
        ConverseRequest.copy(document, "name", block, "title");
        ConverseRequest.copy(document, "context", block, "context");
        ConverseRequest.copy(document, "citations", block, "citations");
        return block;
    }

    private void source(ObjectNode into) throws AwsError {
        JsonNode source = document.path("source");
        String format = document.path("format").asText("txt");
        if (source.hasNonNull("text")) {
            text(source.path("text").asText(""), into);
        } else if (source.hasNonNull("content")) {
            into.put("type", "content");
            into.set("content", ConverseBlocks.of(source.path("content"), at + ".source.content"));
        } else if (TEXTS.contains(format)) {
            text(new String(new Blob(source, at + ".source").bytes(), StandardCharsets.UTF_8), into);
        } else {
            into.put("type", "base64")
                    .put("media_type", BINARIES.getOrDefault(format, ""))
                    .put("data", new Blob(source, at + ".source").base64());
        }
    }

    private static void text(String text, ObjectNode into) {
        into.put("type", "text").put("media_type", "text/plain").put("data", text);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ConverseDocument[" + at + "]";
    }
}
