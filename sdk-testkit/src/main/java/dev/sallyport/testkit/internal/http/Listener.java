package dev.sallyport.testkit.internal.http;

/** The network position of a caller is the port that it calls. */
public enum Listener {
    /** Lambda's Regional endpoint in Region B. */
    LAMBDA,
    /** Lambda through A's interface endpoint. */
    LAMBDA_VPC,
    /** S3 of Region A as seen from A. */
    S3,
    /** S3 of Region A through B's interface endpoint. */
    S3_FROM_B,
    /** STS. */
    STS,
    /** Bedrock runtime in Region B, through B's interface endpoint. */
    BEDROCK_RUNTIME
}
