package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.runtime.FunctionHost;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda of Region B with one function. Thread-safe. */
public final class LambdaService implements AwsService {

    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");
    private static final Pattern STREAM =
            Pattern.compile("/2021-11-15/functions/([^/]+)/response-streaming-invocations/?");

    /** Errors whose model calls the message {@code Message}. */
    private static final Set<String> CAPITALISED =
            Set.of("ResourceNotFoundException", "ServiceException", "AccessDeniedException");

    private final Topology topology;
    private final FunctionDirectory directory;
    private final CompletableFuture<FunctionHost> host;

    /** Lambda with the topology's function and aliases, run by {@code host} as soon as there is one. */
    public LambdaService(Topology topology, CompletableFuture<FunctionHost> host) {
        this.topology = topology;
        this.directory = new FunctionDirectory(topology);
        this.host = host;
    }

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Call call(AwsRequest request) throws AwsError {
        Matcher invoke = INVOKE.matcher(request.rawPath());
        Matcher stream = STREAM.matcher(request.rawPath());
        if (!request.method().equals("POST") || !(invoke.matches() || stream.matches())) {
            throw new AwsError(404, "UnknownOperationException", "The sandbox's Lambda knows no such operation.");
        }
        boolean streaming = stream.matches();
        FunctionName name = FunctionName.of((streaming ? stream : invoke).group(1), request.rawQuery(), topology);
        return new InvokeCall(directory, host, name, streaming);
    }

    @Override
    public void write(AwsError error, String requestId, AwsResponse response) throws IOException {
        response.status(error.status());
        response.header("Content-Type", "application/json");
        response.header("x-amzn-ErrorType", error.code());
        ObjectNode body = Codec.object();
        if (!error.code().equals(LambdaErrors.VALIDATION)) {
            body.put("Type", error.status() < 500 ? "User" : "Service");
        }
        body.put(CAPITALISED.contains(error.code()) ? "Message" : "message", error.getMessage());
        if (error.code().equals(LambdaErrors.TOO_MANY)) {
            body.put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded");
        }
        response.body().write(Codec.writeBytes(body));
    }
}
