package dev.sallyport.trust;

import dev.sallyport.trust.iam.PolicyType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents that a topology needs; {@link TrustPolicies#manifest()} has the order in which they are put in place. */
public enum PolicyFile {
    /** What a caller's role may do. */
    A_CALLER_IDENTITY("a-caller-identity", "A", PolicyType.IDENTITY),
    /** What may go through A's endpoint to the function. */
    A_LAMBDA_ENDPOINT("a-lambda-endpoint", "A", PolicyType.ENDPOINT),
    /** Who may connect to that endpoint: rules of its security group, no IAM policy. */
    A_LAMBDA_SECURITY_GROUP("a-lambda-security-group", "A", null),
    /** What may go through A's endpoints to S3. */
    A_S3_ENDPOINT("a-s3-endpoint", "A", PolicyType.ENDPOINT),
    /** The bucket's. */
    A_BUCKET("a-bucket", "A", PolicyType.RESOURCE),
    /** The bucket key's. */
    A_KEY("a-key", "A", PolicyType.RESOURCE),
    /** Guard rails of account A. */
    A_SCP("a-scp", "A", PolicyType.SCP),
    /** Who may invoke the function's aliases. */
    B_FUNCTION_PERMISSION("b-function-permission", "B", PolicyType.RESOURCE),
    /** What the function's role may do. */
    B_FUNCTION_IDENTITY("b-function-identity", "B", PolicyType.IDENTITY),
    /** What a reader's role may do. */
    B_READER_IDENTITY("b-reader-identity", "B", PolicyType.IDENTITY),
    /** Who may assume a reader's role. */
    B_READER_TRUST("b-reader-trust", "B", PolicyType.TRUST),
    /** What may go through B's endpoints to A's bucket. */
    B_S3_ENDPOINT("b-s3-endpoint", "B", PolicyType.ENDPOINT),
    /** What may go through B's endpoint to the model. */
    B_BEDROCK_ENDPOINT("b-bedrock-endpoint", "B", PolicyType.ENDPOINT),
    /** What may go through B's endpoint to STS. */
    B_STS_ENDPOINT("b-sts-endpoint", "B", PolicyType.ENDPOINT),
    /** Guard rails of account B. */
    B_SCP("b-scp", "B", PolicyType.SCP);

    private final String baseName;
    private final String account;
    private final @Nullable PolicyType type;

    PolicyFile(String baseName, String account, @Nullable PolicyType type) {
        this.baseName = baseName;
        this.account = account;
        this.type = type;
    }

    /** Its file's name without {@code .json}; further ones of the same kind have a suffix. */
    public String baseName() {
        return baseName;
    }

    /** {@code A} or {@code B}. */
    public String account() {
        return account;
    }

    /** What kind of policy it is; empty for a security group's rules. */
    public Optional<PolicyType> type() {
        return Optional.ofNullable(type);
    }
}
