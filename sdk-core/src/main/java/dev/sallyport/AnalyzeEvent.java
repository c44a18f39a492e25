package dev.sallyport;

import dev.sallyport.contract.Stage;

/** What is seen of an analysis while it runs. Kinds will be added. */
public sealed interface AnalyzeEvent {

    /**
     * A stage has come this far.
     *
     * @param stage where the call is
     * @param done how many of the stage's units are done
     * @param of how many there are
     */
    record Progress(Stage stage, int done, int of) implements AnalyzeEvent {}
}
