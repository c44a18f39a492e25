package dev.sallyport.trust.iam;

/**
 * How directly a statement with a principal names who asks, which decides on what else has to allow it in the same account.
 * Weakest first. Source: IAM user guide, "Policy evaluation logic", "Resource-based policies and implicit denies in other policy
 * types (same account)", and "AWS JSON policy elements: Principal".
 */
enum Grant {
    /** Not at all. */
    NONE,
    /** By its account, which delegates: its identity policies have to allow it. */
    ACCOUNT,
    /** By its role: identity policies needn't allow it, its permissions boundary and session policies have to. */
    ROLE,
    /** By its user: session policies have to allow it, which only a federated session of the user has. */
    USER,
    /** As a session, a service, an account's root, or as everyone: nothing else has to allow it. */
    DIRECT;

    Grant or(Grant other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
