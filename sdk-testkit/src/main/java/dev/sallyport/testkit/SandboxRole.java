package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.iam.Role;
import dev.sallyport.trust.iam.MalformedPolicyException;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A role that a test adds to a sandbox, to be assumed through STS. Its policies are judged with all others; one with
 * something in it that isn't known is refused.
 *
 * @param arn its ARN, in account A, B or another
 * @param trustPolicy who may assume it, as JSON
 * @param identityPolicy what its sessions may do, as JSON
 * @param maxSessionDuration how long a session may last, 1 h to 12 h; more than 1 h is of no use here, where everybody who
 *     asks is a session of a role already
 */
public record SandboxRole(String arn, String trustPolicy, String identityPolicy, Duration maxSessionDuration) {

    /** A role whose sessions last an hour at most, as AWS has it by default. */
    public SandboxRole(String arn, String trustPolicy, String identityPolicy) {
        this(arn, trustPolicy, identityPolicy, Role.DEFAULT_LONGEST);
    }

    /**
     * Checks both policies.
     *
     * @throws IllegalArgumentException if one isn't a policy that the sandbox can judge by
     */
    public SandboxRole {
        if (!arn.matches("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}")) {
            throw new IllegalArgumentException("not the ARN of a role");
        }
        if (maxSessionDuration.compareTo(Duration.ofHours(1)) < 0
                || maxSessionDuration.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("maxSessionDuration must be in [1 h, 12 h], was " + maxSessionDuration);
        }
        role(arn, trustPolicy, identityPolicy, maxSessionDuration);
    }

    Role role() {
        return role(arn, trustPolicy, identityPolicy, maxSessionDuration);
    }

    private static Role role(String arn, String trustPolicy, String identityPolicy, Duration longest) {
        try {
            return new Role(
                    arn,
                    Optional.of(Policy.parse(PolicyType.TRUST, "trust policy", trustPolicy)),
                    List.of(Policy.parse(PolicyType.IDENTITY, "identity policy", identityPolicy)),
                    longest);
        } catch (MalformedPolicyException e) {
            throw new IllegalArgumentException("a policy of the role: " + e.getMessage(), e);
        }
    }
}
