package dev.sallyport.trust.iam;

/** What a policy document is attached to, which decides on the elements that it may have. */
public enum PolicyType {
    /** Of a role or user: no principal. */
    IDENTITY,
    /** Of a bucket, key or function: with principals. */
    RESOURCE,
    /** Of a role, who may assume it: with principals, without resource. */
    TRUST,
    /** Passed when a role is assumed: no principal. */
    SESSION,
    /** A permissions boundary: no principal. */
    BOUNDARY,
    /** Of a VPC endpoint: with principals. */
    ENDPOINT,
    /** A service control policy: no principal. */
    SCP,
    /** A resource control policy: {@code "Principal": "*"} in every statement, denies only. */
    RCP
}
