package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Operations that Bedrock runtime has and the sandbox hasn't. Source: the service's model. */
enum UnbuiltOperation {
    APPLY_GUARDRAIL("ApplyGuardrail", "POST /guardrail/[^/]+/version/[^/]+/apply"),
    BIDIRECTIONAL("InvokeModelWithBidirectionalStream", "POST /model/[^/]+/invoke-with-bidirectional-stream"),
    START_ASYNC("StartAsyncInvoke", "POST /async-invoke"),
    LIST_ASYNC("ListAsyncInvokes", "GET /async-invoke"),
    GET_ASYNC("GetAsyncInvoke", "GET /async-invoke/[^/]+");

    private final String operation;
    private final Pattern line;

    UnbuiltOperation(String operation, String line) {
        this.operation = operation;
        this.line = Pattern.compile(line);
    }

    static Optional<UnbuiltOperation> at(String method, String path) {
        return Arrays.stream(values())
                .filter(unbuilt -> unbuilt.line.matcher(method + " " + path).matches())
                .findFirst();
    }

    AwsError refusal() {
        return new AwsError(501, "NotImplemented", "The sandbox's Bedrock doesn't do " + operation + ".");
    }
}
