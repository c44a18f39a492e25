package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a function is to be invoked.
 *
 * @param dryRun whether to stop before it runs
 * @param logTail whether the caller wants the last lines of its log
 * @param clientContext what the client says of itself, ASCII JSON; absent if nothing
 */
record InvokeOptions(
        boolean dryRun, boolean logTail, @Nullable String clientContext) {

    private static final String EVENT = "Event";
    private static final String DRY_RUN = "DryRun";
    private static final String RESPONSE = "RequestResponse";
    private static final String TAIL = "Tail";

    static InvokeOptions of(AwsRequest request, boolean streaming) throws AwsError {
        String type = request.header("x-amz-invocation-type").orElse(RESPONSE);
        String log = request.header("x-amz-log-type").orElse("None");
        new Validation()
                .oneOf(
                        "invocationType",
                        type,
                        streaming ? List.of(RESPONSE, DRY_RUN) : List.of(EVENT, RESPONSE, DRY_RUN))
                .oneOf("logType", log, List.of("None", TAIL))
                .check();
        if (type.equals(EVENT)) {
            throw LambdaErrors.invalidParameter(
                    "The sandbox has no asynchronous invocations: they would keep content in account B.");
        }
        refuse(request, "x-amz-tenant-id", "tenants");
        refuse(request, "x-amz-durable-execution-name", "durable executions");
        return new InvokeOptions(
                type.equals(DRY_RUN), log.equals(TAIL), ClientContext.decoded(request.header("x-amz-client-context")));
    }

    private static void refuse(AwsRequest request, String header, String what) throws AwsError {
        if (request.header(header).isPresent()) {
            throw LambdaErrors.invalidParameter("The sandbox's function has no " + what + ".");
        }
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "InvokeOptions[" + (dryRun ? DRY_RUN : RESPONSE) + "]";
    }
}
