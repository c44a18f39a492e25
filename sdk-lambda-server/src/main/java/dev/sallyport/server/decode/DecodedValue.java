package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.AnalysisResult.FieldReading;
import dev.sallyport.contract.AnalysisResult.Warning;
import java.util.List;

/**
 * What the model's answer says, valid and looked up.
 *
 * @param value a value of the schema; what is absent is null
 * @param fields one entry a leaf, in the value's order
 * @param languages BCP-47 tags
 * @param warnings what our own checks noticed
 */
public record DecodedValue(JsonNode value, List<FieldReading> fields, List<String> languages, List<Warning> warnings) {
    /** Shows no content. */
    @Override
    public String toString() {
        return "DecodedValue[" + fields.size() + " fields]";
    }
}
