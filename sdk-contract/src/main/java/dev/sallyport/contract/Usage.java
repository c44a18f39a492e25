package dev.sallyport.contract;

import org.jspecify.annotations.Nullable;

/**
 * What all model requests of a call used together.
 *
 * @param inputTokens tokens read
 * @param outputTokens tokens written
 * @param modelCalls model requests sent
 */
public record Usage(
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Integer modelCalls) {

    /** No model was called. */
    public static final Usage NONE = new Usage(0L, 0L, 0);
}
