package dev.sallyport.testkit.internal.http;

/** The network position of a caller is the port that it calls. */
public enum Listener {
    /** Lambda's Regional endpoint in Region B. */
    LAMBDA("lambda"),
    /** Lambda through A's interface endpoint. */
    LAMBDA_VPC("lambdaVpc"),
    /** S3 of Region A as seen from A. */
    S3("s3"),
    /** S3 of Region A through B's interface endpoint. */
    S3_FROM_B("s3FromB"),
    /** STS of both Regions, by the public path. */
    STS("sts"),
    /** STS of Region B through B's interface endpoint. */
    STS_FROM_B("stsFromB"),
    /** Bedrock runtime in Region B, through B's interface endpoint. */
    BEDROCK_RUNTIME("bedrockRuntime");

    private final String endpoint;

    Listener(String endpoint) {
        this.endpoint = endpoint;
    }

    /** Its name among the sandbox's endpoints. */
    public String endpoint() {
        return endpoint;
    }
}
