package dev.sallyport.server.model;

/**
 * What the model wrote, ended by itself.
 *
 * @param text all its text blocks joined
 * @param model its name, by its own word
 * @param inputTokens tokens it read
 * @param outputTokens tokens it wrote
 * @param millis how long it took
 */
public record ModelAnswer(String text, String model, long inputTokens, long outputTokens, long millis) {
    /** Shows no content. */
    @Override
    public String toString() {
        return "ModelAnswer[" + model + "]";
    }
}
