package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.time.Instant;

/** One run of a model. */
record ModelCall(ModelRuns runs, ModelId model, Operation operation) implements AwsService.Call {

    @Override
    public String action() {
        return operation.action();
    }

    @Override
    public String resource() {
        return model.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        for (ModelId.Destination destination : model.destinations()) {
            requester.require(action(), destination.arn(), destination.context());
        }
        Instant start = runs.now();
        model.checkRunnable();
        ModelRequest asked = operation.dialect().request(request, RequestBody.read(request), model);
        StandInModel.Answer answer = runs.ask(asked.json(), model);
        ModelMessage message = runs.message(asked, answer, start);
        runs.bill(model.id(), message);
        if (operation.streaming()) {
            response.header("Content-Type", EventFrame.MEDIA_TYPE);
            operation.dialect().headers(message, true, response);
            new AnswerStream(runs, operation.dialect(), answer, response)
                    .send(operation.dialect().events(asked, message));
        } else {
            whole(asked, message, answer, response);
        }
    }

    private void whole(ModelRequest asked, ModelMessage message, StandInModel.Answer answer, AwsResponse response)
            throws IOException, AwsError {
        StandInModel.Fault fault = answer.fault();
        if (fault != null) {
            throw ModelErrors.of(ModelErrors.status(fault.code()), fault, model.id());
        }
        response.header("Content-Type", "application/json");
        operation.dialect().headers(message, false, response);
        byte[] body = Codec.writeBytes(operation.dialect().whole(asked, message));
        if (answer.broken()) {
            // A client knows by the length alone that more was to come.
            response.header("Content-Length", String.valueOf(body.length));
            response.body().write(body, 0, body.length / 2);
            throw AnswerStream.broken(response);
        }
        response.body().write(body);
    }
}
