package dev.sallyport.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer to a question about documents.
 *
 * @param model the model that answered, by its own word
 * @param rehearsal whether that was the sandbox's stand-in and not Claude
 * @param answer the answer; the {@code text} events joined
 * @param evidence the words it rests on
 * @param usage what the model used
 */
public record AnswerResult(
        @Nullable String model,
        @Nullable Boolean rehearsal,
        @Nullable String answer,
        @WithoutNulls @Nullable List<Quote> evidence,
        @Nullable Usage usage) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "AnswerResult[" + model + ", " + usage + "]";
    }
}
