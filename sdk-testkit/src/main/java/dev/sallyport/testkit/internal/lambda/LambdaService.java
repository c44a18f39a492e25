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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Lambda of Region B with one function. Thread-safe. */
public final class LambdaService implements AwsService {

    private static final String FUNCTION = "/2015-03-31/functions/*";

    /** Each path of Lambda's API begins with its version. */
    private static final Pattern VERSIONED = Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/.*");

    /** Errors whose model calls the message {@code Message}. */
    private static final Set<String> CAPITALISED =
            Set.of("ResourceNotFoundException", "ServiceException", "AccessDeniedException");

    private final Topology topology;
    private final List<Route> routes;

    /** Lambda with the topology's function and aliases, run by {@code host} as soon as there is one. */
    public LambdaService(Topology topology, FunctionPolicy policy, CompletableFuture<FunctionHost> host) {
        FunctionDirectory directory = new FunctionDirectory(topology);
        Aliases aliases = new Aliases(topology);
        this.topology = topology;
        this.routes = List.of(
                Route.of(
                        "POST",
                        FUNCTION + "/invocations",
                        (name, other) -> new InvokeCall(directory, host, name, false)),
                Route.of(
                        "POST",
                        "/2021-11-15/functions/*/response-streaming-invocations",
                        (name, other) -> new InvokeCall(directory, host, name, true)),
                Route.of("GET", FUNCTION + "/aliases", (name, other) -> new ListAliases(directory, aliases, name)),
                Route.of(
                        "GET", FUNCTION + "/aliases/*", (name, alias) -> new GetAlias(directory, aliases, name, alias)),
                Route.of("GET", FUNCTION + "/policy", (name, other) -> new GetPolicy(policy, name)),
                Route.of("POST", FUNCTION + "/policy", (name, other) -> new AddPermission(directory, policy, name)),
                Route.of(
                        "DELETE",
                        FUNCTION + "/policy/*",
                        (name, sid) -> new RemovePermission(directory, policy, name, sid)));
    }

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Call call(AwsRequest request) throws AwsError {
        for (Route route : routes) {
            Optional<Call> call = route.call(request, topology);
            if (call.isPresent()) {
                return call.get();
            }
        }
        if (VERSIONED.matcher(request.rawPath()).matches()) {
            throw LambdaErrors.notImplemented("such operation");
        }
        throw new AwsError(404, "UnknownOperationException", "Lambda has no such operation.");
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
