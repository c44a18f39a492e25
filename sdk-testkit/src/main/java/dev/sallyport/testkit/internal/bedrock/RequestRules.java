package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;

/** Where what is sent is held against Bedrock's rules, in either format, before a model is asked. */
final class RequestRules {

    private RequestRules() {}

    /** InvokeModel's body as JSON, if it breaks no rule. */
    static JsonNode messages(String body) throws AwsError {
        return MessagesRules.checked(body);
    }

    /** Converse's body as JSON, if it breaks no rule. */
    static JsonNode converse(String body) throws AwsError {
        JsonNode request = parsed(body);
        new ConverseRules(request).check();
        return request;
    }

    /** A body of AWS's own format as JSON. */
    static JsonNode parsed(String body) throws AwsError {
        try {
            JsonNode request = Codec.read(body.isEmpty() ? "{}" : body, JsonNode.class);
            if (request.isObject()) {
                return request;
            }
        } catch (MalformedMessageException e) {
            throw serialization("the body is no JSON: " + e.getMessage());
        }
        throw serialization("the body is no JSON object");
    }

    /** A value that isn't of its shape's type. */
    static AwsError serialization(String problem) {
        return new AwsError(400, "SerializationException", problem);
    }
}
