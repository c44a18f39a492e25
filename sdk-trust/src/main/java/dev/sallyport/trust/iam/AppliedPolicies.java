package dev.sallyport.trust.iam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies that apply to a request.
 *
 * @param identity of the role or user
 * @param resource of the resource; absent if it has none
 * @param session passed when the session was made; empty if none was
 * @param boundary the permissions boundary; absent if there is none
 * @param endpoint of the VPC endpoint that it came through; absent if it came through none
 * @param scps of the principal's organisation, level by level from the root to the account, each of which has to allow;
 *     empty if it has none
 * @param rcps of the resource's organisation, level by level; empty if it has none
 */
public record AppliedPolicies(
        List<Policy> identity,
        Optional<Policy> resource,
        List<Policy> session,
        Optional<Policy> boundary,
        Optional<Policy> endpoint,
        List<List<Policy>> scps,
        List<List<Policy>> rcps) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a policy was read as one of another type than it is given as
     */
    public AppliedPolicies {
        identity.forEach(policy -> require(policy, PolicyType.IDENTITY));
        resource.ifPresent(policy -> require(policy, PolicyType.RESOURCE, PolicyType.TRUST));
        session.forEach(policy -> require(policy, PolicyType.SESSION));
        boundary.ifPresent(policy -> require(policy, PolicyType.BOUNDARY));
        endpoint.ifPresent(policy -> require(policy, PolicyType.ENDPOINT));
        scps.forEach(level -> level.forEach(policy -> require(policy, PolicyType.SCP)));
        rcps.forEach(level -> level.forEach(policy -> require(policy, PolicyType.RCP)));
        identity = List.copyOf(identity);
        session = List.copyOf(session);
        scps = scps.stream().map(List::copyOf).toList();
        rcps = rcps.stream().map(List::copyOf).toList();
    }

    /** None at all. */
    public static AppliedPolicies none() {
        return identity(new Policy[0]);
    }

    /** Policies of the identity alone. */
    public static AppliedPolicies identity(Policy... policies) {
        return new AppliedPolicies(
                List.of(policies),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** These, and the resource's. */
    public AppliedPolicies withResource(Policy policy) {
        return new AppliedPolicies(identity, Optional.of(policy), session, boundary, endpoint, scps, rcps);
    }

    /** These, and a session policy. */
    public AppliedPolicies withSession(Policy policy) {
        return new AppliedPolicies(identity, resource, List.of(policy), boundary, endpoint, scps, rcps);
    }

    /** These, and a permissions boundary. */
    public AppliedPolicies withBoundary(Policy policy) {
        return new AppliedPolicies(identity, resource, session, Optional.of(policy), endpoint, scps, rcps);
    }

    /** These, and an endpoint's. */
    public AppliedPolicies withEndpoint(Policy policy) {
        return new AppliedPolicies(identity, resource, session, boundary, Optional.of(policy), scps, rcps);
    }

    /** These, and one level of service control policies more. */
    public AppliedPolicies withScps(Policy... level) {
        return new AppliedPolicies(identity, resource, session, boundary, endpoint, more(scps, level), rcps);
    }

    /** These, and one level of resource control policies more. */
    public AppliedPolicies withRcps(Policy... level) {
        return new AppliedPolicies(identity, resource, session, boundary, endpoint, scps, more(rcps, level));
    }

    private static void require(Policy policy, PolicyType... types) {
        if (!List.of(types).contains(policy.type())) {
            throw new IllegalArgumentException(policy + " should have been read as " + types[0]);
        }
    }

    private static List<List<Policy>> more(List<List<Policy>> levels, Policy... level) {
        return Stream.concat(levels.stream(), Stream.of(List.of(level))).toList();
    }
}
