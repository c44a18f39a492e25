package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.eventstream.EventFrame;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.runtime.Invocation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Optional;

/** InvokeWithResponseStream's answer: a frame a chunk as it comes, and a last one that says how it ended. */
record StreamedReply(Invocation invocation, InvokeOptions options, AwsResponse response) {

    void send() throws IOException, InterruptedException {
        response.header("Content-Type", EventFrame.MEDIA_TYPE);
        OutputStream out = response.body();
        for (Optional<byte[]> chunk = invocation.reply().next();
                chunk.isPresent();
                chunk = invocation.reply().next()) {
            EventFrame.event("PayloadChunk", "application/octet-stream", chunk.get())
                    .writeTo(out);
        }
        EventFrame.event("InvokeComplete", "application/json", Codec.writeBytes(complete()))
                .writeTo(out);
    }

    private ObjectNode complete() {
        ObjectNode complete = Codec.object();
        invocation
                .reply()
                .failure()
                .ifPresent(failure -> complete.put("ErrorCode", failure.type()).put("ErrorDetails", failure.body()));
        if (options.logTail()) {
            complete.put("LogResult", Base64.getEncoder().encodeToString(invocation.logTail()));
        }
        return complete;
    }
}
