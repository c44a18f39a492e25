package dev.sallyport.testkit.internal.iam;

import java.time.Duration;
import java.util.Optional;

/**
 * A role that can be assumed.
 *
 * @param arn its ARN
 * @param trust who may assume it
 * @param identity what its sessions may do in its own account, besides what the sandbox's table allows it
 * @param longest how long a session may last
 */
public record Role(String arn, PolicyDocument trust, Optional<PolicyDocument> identity, Duration longest) {

    /** A role's default. Source: IAM user guide, "Update the maximum session duration for a role". */
    public static final Duration DEFAULT_LONGEST = Duration.ofHours(1);

    /** The account that it belongs to. */
    public String account() {
        return arn.split(":", -1)[4];
    }
}
