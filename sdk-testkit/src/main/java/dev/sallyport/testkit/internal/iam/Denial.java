package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Verdict;

/** What AWS adds to a refusal. Source: IAM user guide, "Troubleshoot access denied error messages". */
public final class Denial {

    private Denial() {}

    /** The end of the sentence, with a space before it; empty if the verdict doesn't say why. */
    public static String because(Verdict verdict, String action) {
        return verdict.refusedBy()
                .map(layer -> verdict.decision() == Verdict.Decision.EXPLICITLY_DENIED
                        ? " with an explicit deny in " + article(layer) + kind(layer)
                        : " because no " + kind(layer) + " allows the " + action + " action")
                .orElse("");
    }

    private static String article(Layer layer) {
        return layer == Layer.IDENTITY ? "an " : "a ";
    }

    private static String kind(Layer layer) {
        return switch (layer) {
            case SCP -> "service control policy";
            case RCP -> "resource control policy";
            case ENDPOINT -> "VPC endpoint policy";
            case RESOURCE -> "resource-based policy";
            case IDENTITY -> "identity-based policy";
            case BOUNDARY -> "permissions boundary";
            case SESSION -> "session policy";
        };
    }
}
