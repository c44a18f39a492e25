package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.List;

/**
 * How a model is run: what is the usual passes, what the sandbox doesn't do is refused.
 *
 * @param modelId as it was sent
 */
record RunOptions(String modelId) {

    private static final List<String> LATENCIES = List.of("standard", "optimized");
    private static final List<String> TIERS = List.of("priority", "default", "flex", "reserved");

    static AwsError noGuardrails() {
        return ModelErrors.invalid("The guardrail identifier or version provided in the request does not exist:"
                + " the sandbox has no guardrails.");
    }

    void latency(String latency) throws AwsError {
        oneOf(LATENCIES, latency, "performanceConfig.latency");
        if (latency.equals("optimized")) {
            throw ModelErrors.invalid("Latency performance configuration is not supported for " + modelId + ".");
        }
    }

    void tier(String tier) throws AwsError {
        oneOf(TIERS, tier, "serviceTier.type");
        if (!tier.isEmpty() && !tier.equals("default")) {
            throw ModelErrors.invalid("The service tier '" + tier + "' is not supported for " + modelId + ".");
        }
    }

    private static void oneOf(List<String> values, String value, String member) throws AwsError {
        if (!value.isEmpty() && !values.contains(value)) {
            throw ConverseRules.constraint(value, member, "Member must satisfy enum value set: " + values);
        }
    }
}
