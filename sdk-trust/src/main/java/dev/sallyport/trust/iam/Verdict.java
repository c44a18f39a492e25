package dev.sallyport.trust.iam;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param decision the answer
 * @param layers what each layer said, in the order of {@link Layer}
 * @param refusedBy the layer for which it was refused; empty if it is allowed
 */
public record Verdict(Decision decision, List<LayerVerdict> layers, Optional<Layer> refusedBy) {

    /** Copies the list. */
    public Verdict {
        layers = List.copyOf(layers);
    }

    /** Whether it is allowed. */
    public boolean allowed() {
        return decision == Decision.ALLOWED;
    }

    /** What that layer said. */
    public LayerVerdict layer(Layer layer) {
        return layers.stream().filter(v -> v.layer() == layer).findFirst().orElseThrow();
    }

    /** IAM's three answers. */
    public enum Decision {
        /** Allowed. */
        ALLOWED,
        /** A statement denies it. */
        EXPLICITLY_DENIED,
        /** A layer that has to allow it doesn't. */
        IMPLICITLY_DENIED
    }
}
