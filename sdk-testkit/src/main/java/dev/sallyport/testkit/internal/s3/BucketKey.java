package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.trust.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bucket's KMS key, as S3 uses it for who asks. Bucket keys are off, so that the encryption context is the object.
 * Source: S3 user guide, "Using server-side encryption with AWS KMS keys", "Encryption context".
 *
 * @param topology the names
 */
record BucketKey(Topology topology) {

    /** Demands that who asks may open the object's data key. */
    void requireDecrypt(Requester requester, String objectArn) throws AwsError {
        require(requester, "kms:Decrypt", objectArn);
    }

    /** Demands that who asks may have a data key made for the object. */
    void requireDataKey(Requester requester, String objectArn) throws AwsError {
        require(requester, "kms:GenerateDataKey", objectArn);
    }

    private void require(Requester requester, String action, String objectArn) throws AwsError {
        Optional<String> key = Optional.ofNullable(topology.a().kmsKeyArn());
        if (key.isPresent()) {
            requester.requireOnBehalf(action, key.get(), context(requester, objectArn));
        }
    }

    private Map<String, List<String>> context(Requester requester, String objectArn) {
        return Map.of(
                "kms:ViaService", List.of(topology.s3Host()),
                "kms:CallerAccount", List.of(requester.principal().split(":", -1)[4]),
                "kms:EncryptionContext:aws:s3:arn", List.of(objectArn),
                "kms:EncryptionContextKeys", List.of("aws:s3:arn"));
    }
}
