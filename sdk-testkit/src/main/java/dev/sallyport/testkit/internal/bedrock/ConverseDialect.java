package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.util.List;
import java.util.Map;

/** Converse and ConverseStream. */
final class ConverseDialect implements Dialect {

    @Override
    public ModelRequest request(AwsRequest request, String body, ModelId model) throws AwsError {
        return ConverseRequest.of(RequestFormat.converse(body, model), model).forModel();
    }

    @Override
    public void headers(ModelMessage message, boolean streaming, AwsResponse response) {
        // None: everything is in the body.
    }

    @Override
    public ObjectNode whole(ModelRequest request, ModelMessage message) {
        return new ConverseEvents(request, message).whole();
    }

    @Override
    public List<ObjectNode> events(ModelRequest request, ModelMessage message) {
        return new ConverseEvents(request, message).all();
    }

    @Override
    public EventFrame frame(ObjectNode event, String padding) {
        Map.Entry<String, JsonNode> only = event.properties().iterator().next();
        ObjectNode payload = ((ObjectNode) only.getValue()).put("p", padding);
        return EventFrame.event(only.getKey(), "application/json", Codec.writeBytes(payload));
    }
}
