package dev.sallyport.testkit.internal.bedrock;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What differs between models. Source: the models' pages in the Bedrock user guide.
 *
 * @param maxTokens the longest answer, which is also Converse's default
 * @param countsTokens whether CountTokens knows it
 */
record ModelTraits(int maxTokens, boolean countsTokens) {

    /** By a part of the foundation model's id; the first that fits. */
    private static final Map<String, ModelTraits> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("claude-3-haiku", new ModelTraits(4_096, false));
        KNOWN.put("claude-3-5-", new ModelTraits(8_192, true));
        KNOWN.put("claude-3-7-sonnet", new ModelTraits(64_000, true));
        KNOWN.put("claude-opus-4-2025", new ModelTraits(32_000, true));
        KNOWN.put("claude-opus-4-1", new ModelTraits(32_000, true));
        KNOWN.put("claude-opus-4-5", new ModelTraits(64_000, true));
        KNOWN.put("claude-opus-4-6", new ModelTraits(128_000, true));
        KNOWN.put("claude-sonnet-4", new ModelTraits(64_000, true));
        KNOWN.put("claude-haiku-4-5", new ModelTraits(64_000, true));
    }

    /** Models since: longer answers, no counting. */
    private static final ModelTraits NEWER = new ModelTraits(128_000, false);

    static ModelTraits of(String foundationModel) {
        return KNOWN.entrySet().stream()
                .filter(known -> foundationModel.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NEWER);
    }
}
