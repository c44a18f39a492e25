package dev.sallyport.testkit.doors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One permission that a request needs.
 *
 * @param action the IAM action
 * @param resource the ARN
 * @param context what is known of it besides who and where
 * @param onBehalf whether a service asks it of another
 */
record Asked(String action, String resource, Map<String, List<String>> context, boolean onBehalf) {

    static Asked of(String action, String resource, String... context) {
        return new Asked(action, resource, pairs(context), false);
    }

    Asked with(String... more) {
        Map<String, List<String>> all = new HashMap<>(context);
        all.putAll(pairs(more));
        return new Asked(action, resource, all, onBehalf);
    }

    /** S3 asks the key's use for an object. */
    static Asked ofKey(String action, String objectArn) {
        return new Asked(
                action,
                "arn:aws:kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001",
                pairs(
                        "kms:ViaService",
                        "s3.ap-east-1.amazonaws.com",
                        "kms:EncryptionContext:aws:s3:arn",
                        objectArn,
                        "kms:EncryptionContextKeys",
                        "aws:s3:arn"),
                true);
    }

    private static Map<String, List<String>> pairs(String... pairs) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], List.of(pairs[i + 1]));
        }
        return map;
    }
}
