package dev.sallyport;

import java.util.List;

/**
 * The whole answer to a question about documents.
 *
 * @param text the answer; the {@link AssistEvent.Text} pieces joined
 * @param evidence the words it rests on
 * @param receipt what it took
 */
public record Answer(String text, List<Quote> evidence, Receipt receipt) {

    /** Copies the evidence. */
    public Answer {
        evidence = List.copyOf(evidence);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Answer[" + receipt.requestId() + "]";
    }
}
