package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;

/** Lists of Converse's content blocks in the model's own format. */
final class ConverseBlocks {

    private ConverseBlocks() {}

    /** The blocks of a message or of a tool's result. */
    static ArrayNode of(JsonNode content, String at) throws AwsError {
        ArrayNode blocks = Codec.object().arrayNode();
        for (int i = 0; i < content.size(); i++) {
            JsonNode block = content.get(i);
            if (block.has("cachePoint")) {
                cachePoint(block.path("cachePoint"), blocks);
            } else {
                blocks.addAll(new ConverseBlock(block, at + "." + i).forModel());
            }
        }
        return blocks;
    }

    static ArrayNode system(JsonNode content) throws AwsError {
        for (JsonNode block : content) {
            if (!block.has("text") && !block.has("cachePoint")) {
                throw ModelErrors.invalid("system: this model takes text and cachePoint blocks only.");
            }
        }
        return of(content, "system");
    }

    /** Marks what stands before it, as the model's own format has it. */
    static void cachePoint(JsonNode point, ArrayNode blocks) throws AwsError {
        if (blocks.isEmpty()) {
            throw ModelErrors.invalid("There is nothing available to cache.");
        }
        ObjectNode control = ((ObjectNode) blocks.get(blocks.size() - 1)).putObject("cache_control");
        control.put("type", "ephemeral");
        ConverseRequest.copy(point, "ttl", control, "ttl");
    }
}
