package dev.sallyport.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;

/**
 * How long a document may be.
 *
 * @param characters without the white space between its parts
 */
record Quota(int characters) {

    /**
     * AWS Organizations User Guide, "Quotas and service limits"; IAM User Guide, "IAM and AWS STS quotas"; Amazon S3 User
     * Guide, "Bucket policies"; AWS KMS Developer Guide, "Resource quotas"; AWS Lambda Developer Guide, "Lambda quotas";
     * AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint policies".
     */
    static Quota of(PolicyFile file) {
        return new Quota(
                switch (file) {
                    case A_SCP, B_SCP -> 5_120;
                    case A_CALLER_IDENTITY, B_FUNCTION_IDENTITY, B_READER_IDENTITY -> 10_240;
                    case B_READER_TRUST -> 2_048;
                    case A_KEY -> 32_768;
                    case A_BUCKET,
                            A_LAMBDA_ENDPOINT,
                            A_LAMBDA_SECURITY_GROUP,
                            A_S3_ENDPOINT,
                            B_FUNCTION_PERMISSION,
                            B_S3_ENDPOINT,
                            B_BEDROCK_ENDPOINT,
                            B_STS_ENDPOINT -> 20_480;
                });
    }

    /** Only callers make a document longer than AWS takes. */
    void check(TrustDocument document) {
        int length = minified(document).length();
        if (length > characters) {
            throw new InvalidTopologyException(
                    "callers",
                    document.name() + " would have " + length + " characters, and AWS takes " + characters
                            + ": share them out among several topologies");
        }
    }

    private static String minified(TrustDocument document) {
        try {
            return Codec.write(Codec.read(document.json(), JsonNode.class));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException(document.name() + " is not JSON", e);
        }
    }
}
