package dev.sallyport.trust.iam;

/** The kinds of policies that have a say in one request. */
public enum Layer {
    /** Service control policies of the principal's organisation. */
    SCP,
    /** Resource control policies of the resource's organisation. */
    RCP,
    /** The policy of the VPC endpoint that the request came through. */
    ENDPOINT,
    /** The policy of the resource: a bucket's, a key's, a function's, or a role's trust policy. */
    RESOURCE,
    /** The policies of the role or user. */
    IDENTITY,
    /** The permissions boundary of the role or user. */
    BOUNDARY,
    /** The session policy. */
    SESSION
}
