package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.util.List;

/** InvokeModel and InvokeModelWithResponseStream. */
final class MessagesDialect implements Dialect {

    @Override
    public ModelRequest request(AwsRequest request, String body, ModelId model) throws AwsError {
        new InvokeHeaders(request).check(model);
        return new ModelRequest(body, RequestFormat.messages(body, model), List.of());
    }

    @Override
    public void headers(ModelMessage message, boolean streaming, AwsResponse response) {
        if (streaming) {
            response.header("X-Amzn-Bedrock-Content-Type", "application/json");
            return;
        }
        response.header("X-Amzn-Bedrock-Input-Token-Count", String.valueOf(message.inputTokens()));
        response.header("X-Amzn-Bedrock-Output-Token-Count", String.valueOf(message.outputTokens()));
        response.header("X-Amzn-Bedrock-Invocation-Latency", String.valueOf(message.latencyMillis()));
    }

    @Override
    public ObjectNode whole(ModelRequest request, ModelMessage message) {
        return MessagesEvents.message(message);
    }

    @Override
    public List<ObjectNode> events(ModelRequest request, ModelMessage message) {
        return new MessagesEvents(message).all();
    }

    @Override
    public EventFrame frame(ObjectNode event, String padding) {
        ObjectNode payload =
                Codec.object().put("bytes", Codec.writeBytes(event)).put("p", padding);
        return EventFrame.event("chunk", "application/json", Codec.writeBytes(payload));
    }
}
