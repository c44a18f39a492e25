package dev.sallyport.trust.simulation;

import java.util.List;
import java.util.stream.Stream;

/**
 * An action on something.
 *
 * @param action as {@code s3:GetObject}
 * @param resource its ARN, or {@code *}
 * @param account whose it is
 * @param hasPolicy whether it can have a resource policy
 * @param keys the condition keys that the action adds to those of every request
 */
record Scene(String action, String resource, String account, boolean hasPolicy, List<ContextKey> keys) {

    private static final List<ContextKey> S3_VERSION = joined(ContextKeys.S3, ContextKeys.S3_VERSION);
    private static final List<ContextKey> S3_PUT = joined(ContextKeys.S3, ContextKeys.S3_PUT);
    private static final List<ContextKey> S3_LIST = joined(ContextKeys.S3, ContextKeys.S3_LIST);
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:" + World.B + ":function:sallyport";
    private static final String MODEL = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5";

    static final List<Scene> ALL = List.of(
            of("s3:GetObject", World.OBJECT, World.A, ContextKeys.S3),
            of("s3:GetObject", World.ODD_OBJECT, World.A, ContextKeys.S3),
            of("s3:GetObjectVersion", World.OBJECT, World.A, S3_VERSION),
            of("s3:GetObjectVersion", World.OTHER_OBJECT, World.A, S3_VERSION),
            of("s3:PutObject", World.OBJECT, World.A, S3_PUT),
            of("s3:DeleteObject", World.OBJECT, World.B, ContextKeys.S3),
            of("s3:ListBucket", "arn:aws:s3:::acme-private", World.A, S3_LIST),
            of("s3:PutBucketPolicy", "arn:aws:s3:::acme-private", World.A, ContextKeys.S3),
            without("s3:ListAllMyBuckets", "*", World.A, ContextKeys.S3),
            of("kms:Decrypt", World.KEY, World.A, ContextKeys.KMS),
            of("kms:Decrypt", World.OTHER_KEY, World.B, ContextKeys.KMS),
            of("kms:GenerateDataKey", World.KEY, World.A, ContextKeys.KMS),
            of("lambda:InvokeFunction", FUNCTION + ":loans", World.B, List.of()),
            of("lambda:InvokeFunction", FUNCTION + ":claims", World.B, List.of()),
            of("lambda:InvokeFunction", FUNCTION, World.B, List.of()),
            of("lambda:UpdateFunctionCode", FUNCTION, World.B, List.of()),
            without("lambda:ListFunctions", "*", World.B, List.of()),
            without("bedrock:InvokeModel", MODEL, World.B, ContextKeys.BEDROCK),
            without("bedrock:InvokeModel", World.PROFILE, World.B, ContextKeys.BEDROCK),
            without("bedrock:InvokeModelWithResponseStream", MODEL, World.B, ContextKeys.BEDROCK),
            of("sts:AssumeRole", "arn:aws:iam::" + World.A + ":role/sallyport-reader", World.A, ContextKeys.ASSUME),
            of("sts:AssumeRole", "arn:aws:iam::" + World.B + ":role/desk/audit", World.B, ContextKeys.ASSUME));

    boolean trust() {
        return action.startsWith("sts:");
    }

    private static Scene of(String action, String resource, String account, List<ContextKey> keys) {
        return new Scene(action, resource, account, true, joined(ContextKeys.GLOBAL, keys));
    }

    private static Scene without(String action, String resource, String account, List<ContextKey> keys) {
        return new Scene(action, resource, account, false, joined(ContextKeys.GLOBAL, keys));
    }

    private static List<ContextKey> joined(List<ContextKey> some, List<ContextKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
