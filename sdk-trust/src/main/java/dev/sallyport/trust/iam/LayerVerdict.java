package dev.sallyport.trust.iam;

import java.util.List;

/**
 * What the policies of one layer say to a request.
 *
 * @param layer the layer
 * @param outcome what they say together
 * @param statements those that decided: what denies, else what allows; empty if none is about the request
 */
public record LayerVerdict(Layer layer, Outcome outcome, List<StatementId> statements) {

    /** Copies the list. */
    public LayerVerdict {
        statements = List.copyOf(statements);
    }

    /** What a layer says. */
    public enum Outcome {
        /** A statement allows it and none denies it. */
        ALLOWS,
        /** A statement denies it, which nothing else can undo. */
        DENIES,
        /** No statement is about it. */
        SILENT,
        /** There is no policy of this layer that applies. */
        ABSENT
    }
}
