package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;

/** What InvokeModel's headers ask for besides the answer. Source: shape InvokeModelRequest. */
record InvokeHeaders(AwsRequest request, String modelId) {

    void check() throws AwsError {
        String guardrail = header("x-amzn-bedrock-guardrailidentifier") + header("x-amzn-bedrock-guardrailversion");
        String trace = header("x-amzn-bedrock-trace");
        if (!guardrail.isEmpty() || !(trace.isEmpty() || trace.equals("DISABLED"))) {
            throw RunOptions.noGuardrails();
        }
        new RunOptions(modelId).latency(header("x-amzn-bedrock-performanceconfig-latency"));
        new RunOptions(modelId).tier(header("x-amzn-bedrock-service-tier"));
    }

    private String header(String name) {
        return request.header(name).orElse("");
    }
}
