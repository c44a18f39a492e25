package dev.sallyport.testkit.internal.iam;

import dev.sallyport.contract.Codec;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.List;

/**
 * What an application's role has besides Sallyport's document: it reads back what it stored, within its own account, and
 * clears away uploads that it didn't finish.
 */
final class ApplicationPolicy {

    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts");

    private ApplicationPolicy() {}

    static Policy of(Topology topology, String roleArn) {
        List<String> objects = topology.callers().stream()
                .filter(caller -> topology.callerRoleArn(caller).equals(roleArn))
                .map(caller ->
                        "arn:" + topology.partition() + ":s3:::" + topology.a().bucket() + "/" + caller.prefix() + "*")
                .toList();
        return Policy.parse(
                PolicyType.IDENTITY,
                "application",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"OwnDocuments\",\"Effect\":\"Allow\",\"Action\":"
                        + Codec.write(ACTIONS) + ",\"Resource\":" + Codec.write(objects) + "}}");
    }
}
