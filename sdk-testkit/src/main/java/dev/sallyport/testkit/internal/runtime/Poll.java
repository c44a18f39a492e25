package dev.sallyport.testkit.internal.runtime;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A runtime that waits for its next event. */
record Poll(Response response, Callback callback) {

    /** Answers it; {@code lost} runs if the event didn't reach the runtime. */
    void answer(Invocation invocation, Duration left, String traceId, Runnable lost) {
        if (invocation.clientContext() != null) {
            response.getHeaders().put("Lambda-Runtime-Client-Context", invocation.clientContext());
        }
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/json")
                .put("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
                // The function's own clock judges it, which is this machine's whatever clock the sandbox was given.
                .put("Lambda-Runtime-Deadline-Ms", System.currentTimeMillis() + left.toMillis())
                .put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn())
                .put("Lambda-Runtime-Trace-Id", trace(traceId));
        response.write(true, ByteBuffer.wrap(invocation.payload()), Callback.from(callback::succeeded, failure -> {
            callback.failed(failure);
            lost.run();
        }));
    }

    /** Ends it without an event: another has taken its place, or its process is dead. */
    void supersede() {
        callback.failed(new EofException("superseded"));
    }

    private static String trace(String id) {
        return "Root=1-" + id.substring(0, 8) + "-" + id.substring(8) + ";Parent=" + id.substring(16) + ";Sampled=0";
    }
}
