package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.billing.Meter;
import java.math.BigDecimal;

/**
 * What a model run costs, in tokens.
 *
 * @param account who pays
 * @param meter counts
 */
record ModelMeter(String account, Meter meter) {

    void add(String modelId, long inputTokens, long outputTokens) {
        add(modelId + "-InputTokenCount", inputTokens);
        add(modelId + "-OutputTokenCount", outputTokens);
    }

    private void add(String usageType, long tokens) {
        meter.add(account, "AmazonBedrock", usageType, BigDecimal.valueOf(tokens), Meter.TOKENS);
    }
}
