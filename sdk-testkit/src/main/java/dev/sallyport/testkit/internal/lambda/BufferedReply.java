package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.contract.Limits;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.runtime.Failure;
import dev.sallyport.testkit.internal.runtime.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Invoke's answer: everything at once, an error of the function as a payload with status 200. */
record BufferedReply(Invocation invocation, InvokeOptions options, AwsResponse response) {

    void send() throws IOException, InterruptedException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        Optional<byte[]> chunk = invocation.reply().next();
        while (chunk.isPresent() && payload.size() <= Limits.PAYLOAD_BYTES) {
            payload.write(chunk.get());
            chunk = invocation.reply().next();
        }
        if (payload.size() > Limits.PAYLOAD_BYTES) {
            send(Failure.tooLarge());
            return;
        }
        Optional<Failure> failure = invocation.reply().failure();
        if (failure.isPresent()) {
            send(failure.get());
        } else {
            headers();
            response.body().write(payload.toByteArray());
        }
    }

    private void send(Failure failure) throws IOException {
        headers();
        response.header("X-Amz-Function-Error", "Unhandled");
        response.body().write(failure.body().getBytes(StandardCharsets.UTF_8));
    }

    private void headers() {
        response.header("Content-Type", "application/json");
        if (options.logTail()) {
            response.header("X-Amz-Log-Result", Base64.getEncoder().encodeToString(invocation.logTail()));
        }
    }
}
