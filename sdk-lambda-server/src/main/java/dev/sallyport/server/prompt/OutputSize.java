package dev.sallyport.server.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.server.prepare.PreparedDocument;
import java.util.List;

/**
 * How much a model will write, before it does. Bedrock reserves {@code max_tokens} of the quota beforehand and takes the
 * model's largest answer where none is set (Bedrock user guide, quotas-token-burndown); an answer that is cut is paid and
 * lost. Hence: enough, not most.
 */
final class OutputSize {

    /** Tokens of an answer in words and its quotes. */
    static final int OF_ANSWER = 4_096;

    private static final int FRAME = 2_048;
    /** A value, its path, state, raw words and one quote, also in scripts that take a token a character. */
    private static final int FIELD = 250;
    /** Rows of a table that nobody has counted yet. */
    private static final int ROWS_A_PAGE = 5;

    private OutputSize() {}

    /** Tokens for a value of the schema, its fields and quotes. */
    static int ofValue(JsonNode schema, List<PreparedDocument> documents) {
        long pages = documents.stream().mapToLong(d -> d.pages().size()).sum();
        long fields = leaves(schema, ROWS_A_PAGE * Math.min(pages, 10), 0);
        return (int) Math.min(Integer.MAX_VALUE, FRAME + FIELD * fields);
    }

    /**
     * Fewer tokens than the text of the documents can have, in any script. A lower bound: what is refused by it could never
     * have been read.
     */
    static long leastInputTokens(List<PreparedDocument> documents) {
        long tokens = 0;
        for (PreparedDocument document : documents) {
            for (PreparedDocument.Page page : document.pages()) {
                long ascii = page.text().chars().filter(c -> c < 0x80).count();
                tokens += ascii / 8 + (page.text().length() - ascii) / 4;
            }
        }
        return tokens;
    }

    private static long leaves(JsonNode schema, long rows, int depth) {
        // References are counted as one field each: their targets are in the definitions.
        if (depth > 16 || !schema.isObject()) {
            return 1;
        }
        long leaves = 0;
        for (JsonNode property : schema.path("properties")) {
            leaves += leaves(property, rows, depth + 1);
        }
        for (JsonNode definition : schema.path("$defs")) {
            leaves += rows * leaves(definition, 1, depth + 1);
        }
        if (schema.has("items")) {
            leaves += Math.max(3, rows) * leaves(schema.path("items"), 1, depth + 1);
        }
        return Math.max(1, leaves);
    }
}
