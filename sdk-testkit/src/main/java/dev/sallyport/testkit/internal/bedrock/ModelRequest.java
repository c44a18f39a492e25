package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.util.List;

/**
 * A request to run a model.
 *
 * @param json in the Anthropic Messages format
 * @param body the same, parsed
 * @param responseFields which further fields of the model's answer are wanted, as JSON pointers
 */
record ModelRequest(String json, JsonNode body, List<String> responseFields) {

    static ModelRequest of(JsonNode body, List<String> responseFields) {
        return new ModelRequest(Codec.write(body), body, responseFields);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "ModelRequest[" + responseFields.size() + " response fields]";
    }
}
