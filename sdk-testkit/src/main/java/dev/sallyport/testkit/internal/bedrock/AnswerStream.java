package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** An answer's events, each in a frame and sent at once, as far as they go. */
record AnswerStream(ModelRuns runs, Dialect dialect, StandInModel.Answer answer, AwsResponse response) {

    void send(List<ObjectNode> events) throws IOException {
        OutputStream out = response.body();
        for (ObjectNode event : events.subList(0, Math.min(events.size(), answer.events()))) {
            dialect.frame(event, runs.padding()).writeTo(out);
        }
        StandInModel.Fault fault = answer.fault();
        if (fault != null) {
            EventFrame.exception(ModelErrors.inStream(fault.code()), Codec.writeBytes(ModelErrors.body(fault)))
                    .writeTo(out);
        }
        if (answer.broken()) {
            throw broken(response);
        }
    }

    /** Sends what there is and ends the connection when it is thrown. */
    static IOException broken(AwsResponse response) throws IOException {
        response.body().flush();
        return new IOException("broken off as the answer says");
    }
}
