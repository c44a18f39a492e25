package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.runtime.FunctionHost;
import dev.sallyport.testkit.internal.runtime.Invocation;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** One Invoke or InvokeWithResponseStream. */
record InvokeCall(Topology topology, FunctionHost host, FunctionName name, boolean streaming)
        implements AwsService.Call {

    static final String TOO_MANY = "TooManyRequestsException";
    static final String TOO_MANY_REASON = "ReservedFunctionConcurrentInvocationLimitExceeded";

    private static final String EMPTY_EVENT = "{}";

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
        checkType(request);
        checkExists();
        byte[] payload = payload(request);
        Invocation invocation =
                host.begin(response.requestId(), name.arn(), payload).orElseThrow(InvokeCall::tooMany);
        try {
            if (streaming) {
                new StreamedReply(invocation, response).send();
            } else {
                new BufferedReply(invocation, response).send();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sandbox is closed");
        } finally {
            // A caller that has left doesn't end the function.
            invocation.reply().abandon();
        }
    }

    private static void checkType(AwsRequest request) throws AwsError {
        String type = request.header("x-amz-invocation-type").orElse("RequestResponse");
        if (!type.equals("RequestResponse")) {
            throw new AwsError(
                    400,
                    "InvalidParameterValueException",
                    "The sandbox has no invocation type but RequestResponse: asynchronous ones keep content in account B.");
        }
    }

    private void checkExists() throws AwsError {
        String arn = "arn:" + topology.partition() + ":lambda:" + topology.b().region() + ":"
                + topology.b().account() + ":function:" + topology.b().function();
        boolean exists = name.functionArn().equals(arn)
                && name.qualifier().map(this::isQualifier).orElse(true);
        if (!exists) {
            throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + name.arn());
        }
    }

    private boolean isQualifier(String qualifier) {
        return qualifier.equals("$LATEST")
                || qualifier.equals(BufferedReply.VERSION)
                || topology.caller(qualifier).isPresent();
    }

    private static byte[] payload(AwsRequest request) throws IOException, AwsError {
        byte[] payload = request.body().readNBytes(Limits.PAYLOAD_BYTES + 1);
        if (payload.length > Limits.PAYLOAD_BYTES) {
            throw new AwsError(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than " + Limits.PAYLOAD_BYTES + " bytes for the InvokeFunction operation");
        }
        if (payload.length == 0) {
            return EMPTY_EVENT.getBytes(StandardCharsets.UTF_8);
        }
        try {
            Codec.read(payload, JsonNode.class);
            return payload;
        } catch (MalformedMessageException e) {
            throw new AwsError(
                    400, "InvalidRequestContentException", "Could not parse request body into json: " + e.getMessage());
        }
    }

    private static AwsError tooMany() {
        return new AwsError(429, TOO_MANY, "Rate Exceeded.");
    }
}
