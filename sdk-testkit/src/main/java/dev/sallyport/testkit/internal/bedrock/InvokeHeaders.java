package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.bedrock.rules.ModelRules;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;

/** What InvokeModel's headers ask for besides the answer, and Converse in its body. Source: shape InvokeModelRequest. */
record InvokeHeaders(AwsRequest request) {

    void check(ModelId model) throws AwsError {
        ObjectNode options = Codec.object();
        String guardrail = header("x-amzn-bedrock-guardrailidentifier") + header("x-amzn-bedrock-guardrailversion");
        String trace = header("x-amzn-bedrock-trace");
        if (!guardrail.isEmpty() || !(trace.isEmpty() || trace.equals("DISABLED"))) {
            options.putObject("guardrailConfig");
        }
        options.putObject("performanceConfig").put("latency", header("x-amzn-bedrock-performanceconfig-latency"));
        options.putObject("serviceTier").put("type", header("x-amzn-bedrock-service-tier"));
        ModelRules.checkOptions(options, model.abilities());
    }

    private String header(String name) {
        return request.header(name).orElse("");
    }
}
