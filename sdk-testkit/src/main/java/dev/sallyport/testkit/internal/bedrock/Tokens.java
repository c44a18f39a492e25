package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;

/** A rough count of tokens. No figure of it is Claude's. */
public final class Tokens {

    private static final int LETTERS_A_TOKEN = 4;
    private static final int IMAGE = 1_500;
    private static final int BASE64_OF_A_PDF_A_TOKEN = 50;

    private Tokens() {}

    /** Of a text: four ASCII characters or one other each. */
    static long of(String text) {
        long other = text.codePoints().filter(c -> c > 127).count();
        long ascii = text.codePoints().count() - other;
        return Math.max(1, (ascii + LETTERS_A_TOKEN - 1) / LETTERS_A_TOKEN + other);
    }

    /** Of a request: system prompt, tools, texts, images and documents. */
    public static long ofRequest(JsonNode request) {
        long sum = ofContent(request.path("system"));
        if (!request.path("tools").isEmpty()) {
            sum += of(Codec.write(request.path("tools")));
        }
        for (JsonNode message : request.path("messages")) {
            sum += ofContent(message.path("content"));
        }
        return sum;
    }

    private static long ofContent(JsonNode content) {
        if (content.isTextual()) {
            return of(content.textValue());
        }
        long sum = 0;
        for (JsonNode block : content) {
            sum += ofBlock(block);
        }
        return sum;
    }

    private static long ofBlock(JsonNode block) {
        return switch (block.path("type").asText("")) {
            case "text" -> of(block.path("text").asText(""));
            case "image" -> IMAGE;
            case "document" -> ofDocument(block.path("source"));
            case "tool_use" -> of(Codec.write(block.path("input")));
            case "tool_result", "search_result" -> ofContent(block.path("content"));
            case "thinking" -> of(block.path("thinking").asText(""));
            default -> 0;
        };
    }

    private static long ofDocument(JsonNode source) {
        String data = source.path("data").asText("");
        return switch (source.path("type").asText("")) {
            case "text" -> of(data);
            case "content" -> ofContent(source.path("content"));
            default -> IMAGE + data.length() / BASE64_OF_A_PDF_A_TOKEN;
        };
    }

    /** The beginning of a text that is at most that many tokens. */
    static String first(long tokens, String text) {
        if (of(text) <= tokens) {
            return text;
        }
        long quarters = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            quarters += c > 127 ? LETTERS_A_TOKEN : 1;
            if (quarters > tokens * LETTERS_A_TOKEN) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end);
    }
}
