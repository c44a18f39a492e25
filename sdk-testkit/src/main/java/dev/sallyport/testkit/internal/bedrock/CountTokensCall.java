package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** CountTokens: runs no model and costs nothing. */
record CountTokensCall(ModelId model) implements AwsService.Call {

    @Override
    public String action() {
        return "bedrock:CountTokens";
    }

    @Override
    public String resource() {
        return model.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        model.checkCountable();
        JsonNode input = RequestFormat.parsed(RequestBody.read(request)).path("input");
        long tokens = Tokens.ofRequest(asked(input));
        response.header("Content-Type", "application/json");
        response.body().write(Codec.writeBytes(Codec.object().put("inputTokens", tokens)));
    }

    private JsonNode asked(JsonNode input) throws AwsError {
        boolean messages = input.hasNonNull("invokeModel");
        if (messages == input.hasNonNull("converse")) {
            throw ModelErrors.invalid("input: exactly one of invokeModel and converse must be set.");
        }
        if (messages) {
            byte[] body =
                    Base64.getDecoder().decode(Blob.base64(input.at("/invokeModel/body"), "input.invokeModel.body"));
            return RequestFormat.messages(new String(body, StandardCharsets.UTF_8), model);
        }
        JsonNode converse = RequestFormat.converse(Codec.write(input.path("converse")), model);
        return ConverseRequest.of(converse, model).forModel().body();
    }
}
