package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.runtime.FunctionHost;
import dev.sallyport.testkit.internal.runtime.Invocation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;

/** One Invoke or InvokeWithResponseStream. */
record InvokeCall(
        FunctionDirectory directory, CompletableFuture<FunctionHost> host, FunctionName name, boolean streaming)
        implements AwsService.Call {

    @Override
    public String action() {
        return "lambda:InvokeFunction";
    }

    @Override
    public String resource() {
        return name.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        InvokeOptions options = InvokeOptions.of(request, streaming);
        directory.requireReachable(name);
        if (!directory.exists(name)) {
            throw LambdaErrors.functionNotFound(name.qualifiedArn());
        }
        byte[] payload = Payload.read(request);
        if (options.dryRun()) {
            response.status(204);
            return;
        }
        Invocation invocation = host.join()
                .begin(response.requestId(), name.arn(), payload, options.clientContext())
                .orElseThrow(LambdaErrors::tooMany);
        answer(invocation, options, response);
    }

    private void answer(Invocation invocation, InvokeOptions options, AwsResponse response) throws IOException {
        response.header("X-Amz-Executed-Version", directory.version(name));
        try {
            if (streaming) {
                new StreamedReply(invocation, options, response).send();
            } else {
                new BufferedReply(invocation, options, response).send();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sandbox is closed");
        } finally {
            // A caller that has left doesn't end the function.
            invocation.reply().abandon();
        }
    }
}
