package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A content block and where it is.
 *
 * @param json the block
 * @param role of the message it is in
 * @param message the message's index
 * @param at its path, {@code messages.0.content.1}
 */
record Block(JsonNode json, String role, int message, String at) {

    static Stream<Block> of(JsonNode request) {
        List<Block> blocks = new ArrayList<>();
        JsonNode messages = request.path("messages");
        for (int m = 0; m < messages.size(); m++) {
            JsonNode content = messages.get(m).path("content");
            for (int b = 0; content.isArray() && b < content.size(); b++) {
                blocks.add(new Block(
                        content.get(b), messages.get(m).path("role").asText(""), m, "messages." + m + ".content." + b));
            }
        }
        return blocks.stream();
    }

    /** The blocks of that type, in the Messages format. */
    static Stream<Block> ofType(JsonNode request, String type) {
        return of(request).filter(block -> block.type().equals(type));
    }

    /** The blocks with that member, in Converse's format. */
    static Stream<Block> with(JsonNode request, String member) {
        return of(request).filter(block -> block.json.has(member));
    }

    static Optional<String> first(Stream<Block> blocks, Function<Block, Optional<String>> refusal) {
        return blocks.map(refusal).flatMap(Optional::stream).findFirst();
    }

    /** Its path as the shapes' own checks name it: {@code messages.1.member.content.2.member}. */
    String shape() {
        int index = Integer.parseInt(at.substring(at.lastIndexOf('.') + 1));
        return "messages." + (message + 1) + ".member.content." + (index + 1) + ".member";
    }

    String type() {
        return json.path("type").asText("");
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return at;
    }
}
