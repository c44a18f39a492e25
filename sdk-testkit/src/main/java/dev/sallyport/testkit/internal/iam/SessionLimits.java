package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.iam.Policy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a session was given when its role was assumed.
 *
 * @param policy what its role's rights are cut down to
 * @param tags its tags
 * @param transitive the keys of those that sessions made from it get too
 * @param sourceIdentity who is behind it, unchangeable
 * @param function ARN of the function whose environment it was made for
 */
public record SessionLimits(
        Optional<Policy> policy,
        Map<String, String> tags,
        Set<String> transitive,
        Optional<String> sourceIdentity,
        Optional<String> function) {

    /** Nothing. */
    public static final SessionLimits NONE =
            new SessionLimits(Optional.empty(), Map.of(), Set.of(), Optional.empty(), Optional.empty());

    /** Copies. */
    public SessionLimits {
        tags = Map.copyOf(tags);
        transitive = Set.copyOf(transitive);
    }

    /** Those of the sessions that Lambda makes for that function. */
    public static SessionLimits ofFunction(String arn) {
        return new SessionLimits(Optional.empty(), Map.of(), Set.of(), Optional.empty(), Optional.of(arn));
    }

    /** The tags that a session made from this one has from the start. */
    public Map<String, String> inherited() {
        Map<String, String> inherited = new HashMap<>(tags);
        inherited.keySet().retainAll(transitive);
        return inherited;
    }

    /** Shows nothing of them. */
    @Override
    public String toString() {
        return "SessionLimits[" + (policy.isPresent() ? "policy, " : "") + tags.size() + " tags]";
    }
}
