package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.List;

/** Finds the one JSON object in what a model wrote, with or without a fence and words around it. */
final class AnswerJson {

    /** How many opening braces are tried: words before the answer rarely have one. */
    private static final int ATTEMPTS = 5;

    private AnswerJson() {}

    static ObjectNode of(String text) throws InvalidAnswerException {
        int from = text.indexOf('{');
        for (int i = 0; i < ATTEMPTS && from >= 0; i++) {
            int end = endOfObject(text, from);
            if (end > 0 && parsed(text.substring(from, end)) instanceof ObjectNode answer && answer.has("value")) {
                return answer;
            }
            from = text.indexOf('{', from + 1);
        }
        throw new InvalidAnswerException(
                List.of(
                        "The answer is not one complete JSON object with the members \"value\", \"fields\" and \"languages\"."));
    }

    /** Index after the brace that closes the one at {@code from}; -1 if nothing does. */
    private static int endOfObject(String text, int from) {
        int depth = 0;
        boolean inString = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString && c == '\\') {
                i++;
            } else if (c == '"') {
                inString = !inString;
            } else if (!inString && c == '{') {
                depth++;
            } else if (!inString && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            return Codec.object().nullNode();
        }
    }
}
