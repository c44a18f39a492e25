package dev.sallyport.server.decode;

import java.util.List;

/** An answer that is no value of the schema. What is wrong with it is told to the model, and to nobody else. */
public final class InvalidAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Most problems that the model is told at once. */
    private static final int PROBLEMS = 20;

    private final transient List<String> problems;

    InvalidAnswerException(List<String> problems) {
        super("the answer has " + problems.size() + " problems", null, false, false);
        this.problems = List.copyOf(problems.subList(0, Math.min(problems.size(), PROBLEMS)));
    }

    /** What is wrong, a sentence each; may quote the model's own words. */
    public List<String> problems() {
        return problems;
    }
}
