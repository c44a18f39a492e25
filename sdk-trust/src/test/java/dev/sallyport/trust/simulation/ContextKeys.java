package dev.sallyport.trust.simulation;

import static dev.sallyport.trust.simulation.ContextKey.string;
import static dev.sallyport.trust.simulation.ContextKey.strings;

import dev.sallyport.trust.simulation.ContextKey.Kind;
import java.util.List;

/** The condition keys that are rolled for: those of every request, and those that a service adds. */
final class ContextKeys {

    static final List<ContextKey> GLOBAL = List.of(
            string("aws:PrincipalAccount", World.A, World.B, World.C),
            string("aws:PrincipalType", "AssumedRole", "User", "Account"),
            string("aws:userid", "AROAEXAMPLE:s-1", "AROAEXAMPLE:S-1", "AIDAEXAMPLE"),
            string("aws:PrincipalTag/team", "loans", "Loans", "claims", "lo*ns", "a?b", "$", ""),
            string("aws:PrincipalTag/stage", "live", "test"),
            string("aws:SourceIdentity", "alice", "Alice", "bob"),
            string("aws:SourceVpce", "vpce-0a1b2c3d4e5f60718", "vpce-00000000000000002"),
            string("aws:SourceVpc", "vpc-1", "vpc-2"),
            string("aws:VpceAccount", World.A, World.B),
            string("aws:RequestedRegion", "us-east-1", "us-east-2", "ap-east-1", "unspecified"),
            string("aws:ResourceAccount", World.A, World.B, World.C),
            string("aws:RequestTag/project", "x", "X", "y"),
            strings("aws:TagKeys", "project", "Project", "team", "stage"),
            strings("aws:CalledVia", "athena.amazonaws.com", "s3.amazonaws.com", "S3.amazonaws.com"),
            ContextKey.of(Kind.NUMBER, "aws:MultiFactorAuthAge", "0", "59", "60", "3600", "-1"),
            ContextKey.of(Kind.BOOL, "aws:MultiFactorAuthPresent", "true", "false"),
            ContextKey.of(Kind.BOOL, "aws:SecureTransport", "true", "false"),
            ContextKey.of(Kind.BOOL, "aws:ViaAWSService", "true", "false"),
            ContextKey.of(Kind.BOOL, "aws:PrincipalIsAWSService", "true", "false"),
            ContextKey.of(
                    Kind.DATE,
                    "aws:CurrentTime",
                    "2026-09-30T12:00:00Z",
                    "2026-09-30T12:00:01Z",
                    "2026-10-01T00:00:00Z",
                    "1790769600"),
            ContextKey.of(Kind.DATE, "aws:EpochTime", "1790769600", "1790769601", "2026-10-01T00:00:00Z"),
            ContextKey.of(Kind.ADDRESS, "aws:SourceIp", "203.0.113.7", "203.0.113.255", "198.51.100.1", "2001:db8::7"),
            ContextKey.of(Kind.ADDRESS, "aws:VpcSourceIp", "10.0.0.1", "10.0.255.255", "10.1.0.0"),
            ContextKey.of(
                    Kind.ARN,
                    "aws:PrincipalArn",
                    World.APP.roleArn(),
                    World.FUNCTION.roleArn(),
                    World.ALICE.arn(),
                    World.STRANGER.roleArn()),
            ContextKey.of(
                    Kind.ARN,
                    "lambda:SourceFunctionArn",
                    "arn:aws:lambda:us-east-1:222222222222:function:sallyport",
                    "arn:aws:lambda:us-east-1:222222222222:function:other",
                    "arn:aws:lambda:us-east-2:222222222222:function:sallyport"));

    static final List<ContextKey> S3 = List.of(
            string("s3:authType", "REST-HEADER", "REST-QUERY-STRING", "POST"),
            string("s3:signatureversion", "AWS4-HMAC-SHA256", "AWS"),
            string("s3:ResourceAccount", World.A, World.B),
            ContextKey.of(Kind.NUMBER, "s3:signatureAge", "0", "600000", "600001", "900000"),
            ContextKey.of(Kind.NUMBER, "s3:TlsVersion", "1.1", "1.2", "1.20", "1.3"));

    static final List<ContextKey> S3_VERSION = List.of(string("s3:VersionId", "v1", "V1", "v2"));

    static final List<ContextKey> S3_PUT = List.of(
            string("s3:x-amz-server-side-encryption", "aws:kms", "AES256"),
            string("s3:x-amz-server-side-encryption-aws-kms-key-id", World.KEY, World.OTHER_KEY),
            string("s3:x-amz-acl", "private", "public-read"));

    static final List<ContextKey> S3_LIST = List.of(
            string("s3:prefix", "intake/", "intake/a", "INTAKE/", "claims/"),
            string("s3:delimiter", "/", "|"),
            ContextKey.of(Kind.NUMBER, "s3:max-keys", "1", "10", "100", "1000"));

    static final List<ContextKey> KMS = List.of(
            string("kms:ViaService", "s3.ap-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com"),
            string("kms:CallerAccount", World.A, World.B),
            string("kms:EncryptionContext:aws:s3:arn", World.OBJECT, World.OTHER_OBJECT),
            strings("kms:EncryptionContextKeys", "aws:s3:arn", "AWS:S3:ARN", "tenant"));

    static final List<ContextKey> BEDROCK =
            List.of(ContextKey.of(Kind.ARN, "bedrock:InferenceProfileArn", World.PROFILE, World.OTHER_PROFILE));

    static final List<ContextKey> ASSUME = List.of(
            string("sts:ExternalId", "x-1", "X-1", "x-2"),
            string("sts:RoleSessionName", "s-1", "s-2"),
            string("sts:SourceIdentity", "alice", "bob"),
            strings("sts:TransitiveTagKeys", "team", "project"));

    private ContextKeys() {}
}
