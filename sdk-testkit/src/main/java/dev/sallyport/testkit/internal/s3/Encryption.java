package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.util.Optional;

/**
 * How the bucket encrypts: with its KMS key, or with S3's own where it has none.
 *
 * @param kmsKeyArn the bucket's key
 */
record Encryption(Optional<String> kmsKeyArn) {

    private static final String KIND = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";

    /** An upload may name what the bucket does anyway; another encryption isn't built. */
    void check(S3Request request) throws AwsError {
        Optional<String> kind = request.header(KIND);
        Optional<String> key = request.header(KEY);
        if ((kind.isPresent() && !kind.get().equals(kind())) || (key.isPresent() && !key.equals(kmsKeyArn))) {
            throw S3Errors.notImplementedHeader(KIND);
        }
    }

    void write(AwsResponse response) {
        response.header(KIND, kind());
        kmsKeyArn.ifPresent(arn -> response.header(KEY, arn));
    }

    private String kind() {
        return kmsKeyArn.isPresent() ? "aws:kms" : "AES256";
    }
}
