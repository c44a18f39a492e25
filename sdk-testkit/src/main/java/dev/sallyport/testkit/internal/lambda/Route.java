package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.sigv4.UriCode;
import dev.sallyport.trust.Topology;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an operation on a function is found.
 *
 * @param method the HTTP method
 * @param path the path, with the function's name first and perhaps another name after it
 * @param operation what is there
 */
record Route(String method, Pattern path, Operation operation) {

    /** {@code *} stands for a name. */
    static Route of(String method, String path, Operation operation) {
        return new Route(method, Pattern.compile(path.replace("*", "([^/]+)") + "/?"), operation);
    }

    Optional<AwsService.Call> call(AwsRequest request, Topology topology) throws AwsError {
        Matcher parts = path.matcher(request.rawPath());
        if (!request.method().equals(method) || !parts.matches()) {
            return Optional.empty();
        }
        FunctionName name = FunctionName.of(parts.group(1), request.rawQuery(), topology);
        return Optional.of(operation.on(name, parts.groupCount() > 1 ? UriCode.decodeText(parts.group(2)) : ""));
    }

    /** Makes a call. */
    @FunctionalInterface
    interface Operation {
        AwsService.Call on(FunctionName name, String other);
    }
}
