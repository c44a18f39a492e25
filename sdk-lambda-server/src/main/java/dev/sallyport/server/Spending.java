package dev.sallyport.server;

import dev.sallyport.contract.ModelName;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Usage;
import dev.sallyport.server.model.ModelAnswer;

/** What a call has cost so far, whatever becomes of it. For one call, on one thread. */
final class Spending {

    private String model = "unknown";
    private long inputTokens;
    private long outputTokens;
    private long millis;
    private int requests;
    private Paid paid = Paid.NO;
    private boolean open;

    /** A model request is about to leave. */
    void sent() {
        requests++;
        open = true;
    }

    void answered(ModelAnswer answer) {
        open = false;
        paid = Paid.YES;
        model = answer.model();
        inputTokens += answer.inputTokens();
        outputTokens += answer.outputTokens();
        millis += answer.millis();
    }

    void failed(Refusal refusal) {
        open = false;
        Usage used = refusal.usage();
        if (used != null) {
            inputTokens += used.inputTokens() == null ? 0 : used.inputTokens();
            outputTokens += used.outputTokens() == null ? 0 : used.outputTokens();
        }
        paid = paid == Paid.YES ? Paid.YES : refusal.paid();
    }

    /** Whether any model request was paid for; unknown while one is on its way. */
    Paid paid() {
        return open && paid != Paid.YES ? Paid.UNKNOWN : paid;
    }

    Usage usage() {
        return new Usage(inputTokens, outputTokens, requests);
    }

    /** The model that answered last, by its own word. */
    String model() {
        return model;
    }

    boolean rehearsal() {
        return ModelName.isRehearsal(model);
    }

    /** Time spent waiting for the model, in milliseconds. */
    long millis() {
        return millis;
    }
}
