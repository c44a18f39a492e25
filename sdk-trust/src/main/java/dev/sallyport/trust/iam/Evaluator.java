package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict.Decision;
import java.util.Optional;

/** Decides as IAM does. Source: IAM user guide, "Policy evaluation logic". */
public final class Evaluator {

    private Evaluator() {}

    /**
     * What IAM would answer. Only what the request's context has is known to conditions: nothing is added to it here.
     *
     * @param request what is asked
     * @param policies those that apply; which of them count is decided here
     */
    public static Verdict evaluate(AccessRequest request, AppliedPolicies policies) {
        Question question = new Question(request, policies.boundary().isPresent());
        Layers layers = Layers.of(question, request.resourceAccount(), policies);
        Optional<Layer> denied = layers.first(Outcome.DENIES);
        if (denied.isPresent()) {
            return new Verdict(Decision.EXPLICITLY_DENIED, layers.all(), denied);
        }
        Optional<Layer> missing = new Permission(question, request.resourceAccount(), layers).missing();
        Decision decision = missing.isPresent() ? Decision.IMPLICITLY_DENIED : Decision.ALLOWED;
        return new Verdict(decision, layers.all(), missing);
    }
}
