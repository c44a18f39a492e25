package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.IncompleteException;

/** An answer with something missing, with what there is as a result object. */
final class PartialException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode partial;
    private final IncompleteException failure;

    PartialException(IncompleteException failure, ObjectNode partial) {
        super(failure);
        this.failure = failure;
        this.partial = partial;
    }

    IncompleteException failure() {
        return failure;
    }

    ObjectNode partial() {
        return partial;
    }
}
