package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.iam.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A role.
 *
 * @param arn its ARN
 * @param trust who may assume it; nobody if it is absent
 * @param identity what its sessions may do
 * @param longest how long a session may last
 */
public record Role(String arn, Optional<Policy> trust, List<Policy> identity, Duration longest) {

    /** A role's default. Source: IAM user guide, "Update the maximum session duration for a role". */
    public static final Duration DEFAULT_LONGEST = Duration.ofHours(1);

    /** Copies the list. */
    public Role {
        identity = List.copyOf(identity);
    }
}
