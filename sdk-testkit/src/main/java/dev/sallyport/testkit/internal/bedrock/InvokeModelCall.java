package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One InvokeModel or InvokeModelWithResponseStream. */
record InvokeModelCall(ModelRuns runs, ModelId model, boolean streaming) implements AwsService.Call {

    /** 20 MB. Source: Bedrock user guide, "Anthropic Claude Messages API". */
    private static final int BODY_BYTES = 20 * 1024 * 1024;

    @Override
    public String action() {
        return streaming ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel";
    }

    @Override
    public String resource() {
        return model.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        long start = System.nanoTime();
        model.check();
        String body = body(request);
        JsonNode message = MessagesRules.checked(body);
        StandInModel.Answer answer = runs.ask(body);
        ModelMessage reply = ModelMessage.of(runs.newMessageId(), runs.modelName(), message, answer, start);
        runs.bill(model.id(), reply);
        if (streaming) {
            new StreamedMessage(reply, answer, response).send();
        } else {
            whole(reply, answer, response);
        }
    }

    private static String body(AwsRequest request) throws IOException, AwsError {
        byte[] body = request.body().readNBytes(BODY_BYTES + 1);
        if (body.length > BODY_BYTES) {
            throw new AwsError(
                    400, "ValidationException", "The request body must be at most " + BODY_BYTES + " bytes long.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static void whole(ModelMessage reply, StandInModel.Answer answer, AwsResponse response)
            throws IOException, AwsError {
        StandInModel.Fault fault = answer.fault();
        if (fault != null) {
            throw new AwsError(ModelErrors.status(fault.code()), fault.code(), fault.message());
        }
        response.header("Content-Type", "application/json");
        reply.headers().forEach(response::header);
        response.body().write(reply.json());
    }
}
