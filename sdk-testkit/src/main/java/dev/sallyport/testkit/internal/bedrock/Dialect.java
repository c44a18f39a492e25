package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.util.List;

/** How a run is asked for and how it is answered. */
interface Dialect {

    /** The model's own format, InvokeModel's body. */
    Dialect MESSAGES = new MessagesDialect();

    /** AWS's format for all models. */
    Dialect CONVERSE = new ConverseDialect();

    /** What is asked, checked and in the model's own format. */
    ModelRequest request(AwsRequest request, String body, ModelId model) throws AwsError;

    /** Adds the headers of an answer, besides its content type. */
    void headers(ModelMessage message, boolean streaming, AwsResponse response);

    /** The answer's body. */
    ObjectNode whole(ModelRequest request, ModelMessage message);

    /** The answer's events. */
    List<ObjectNode> events(ModelRequest request, ModelMessage message);

    /** One of them as it goes over the wire. AWS pads events, so that their lengths tell nothing of the text. */
    EventFrame frame(ObjectNode event, String padding);
}
