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
        Assignment assignment = Assignment.of(messagesBody);
        Dossier dossier = Dossier.read(assignment.documents());
        return Answer.text(
                switch (assignment.task()) {
                    case "analyze" -> AnalyzeAnswer.of(assignment, dossier);
                    case "assist" -> AssistAnswer.of(assignment, dossier).proven();
                    default -> AssistAnswer.of(assignment, dossier).plain();
                });
    }
}
