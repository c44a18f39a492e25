package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.iam.Policy;
import java.util.Optional;

/** Policies of things that change while the sandbox runs. */
public interface ResourcePolicies {

    /** The policy of the thing with that ARN; empty if it has none. */
    Optional<Policy> of(String arn);
}
