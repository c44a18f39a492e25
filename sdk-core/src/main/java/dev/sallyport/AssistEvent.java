package dev.sallyport;

import dev.sallyport.contract.Stage;

/** What is seen of an answer while it is written. Kinds will be added. */
public sealed interface AssistEvent {

    /**
     * A stage has come this far.
     *
     * @param stage where the call is
     * @param done how many of the stage's units are done
     * @param of how many there are
     */
    record Progress(Stage stage, int done, int of) implements AssistEvent {}

    /**
     * The next piece of the answer.
     *
     * @param text the piece
     */
    record Text(String text) implements AssistEvent {
        /** Shows no content. */
        @Override
        public String toString() {
            return "Text[]";
        }
    }
}
