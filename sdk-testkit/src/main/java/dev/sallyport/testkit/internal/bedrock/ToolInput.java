package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.StandInModel;

/** What a model hands to a tool. */
final class ToolInput {

    private ToolInput() {}

    /**
     * The input as JSON.
     *
     * @throws IllegalStateException if the stand-in model gave none
     */
    static JsonNode of(StandInModel.ToolCall tool) {
        try {
            return Codec.read(tool.inputJson(), JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the stand-in model's input of a tool is no JSON", e);
        }
    }
}
