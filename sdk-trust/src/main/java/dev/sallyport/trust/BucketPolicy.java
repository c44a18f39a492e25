package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bucket's policy. It allows B's readers alone: principals of A have what their own policies give them. What it denies
 * holds for administrators of A too, except that the deployment role can always configure the bucket.
 */
final class BucketPolicy {

    /** What reads, writes, deletes or lists. Configuring the bucket is not among it. */
    private static final List<String> DATA = List.of(
            "s3:GetObject*",
            "s3:PutObject*",
            "s3:DeleteObject*",
            "s3:RestoreObject",
            "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts",
            "s3:ListBucket*");

    private static final String ENCRYPTION = "s3:x-amz-server-side-encryption";
    private static final String KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private static final String CUSTOMER_KEY = "s3:x-amz-server-side-encryption-customer-algorithm";
    private static final String ACL = "s3:x-amz-acl";

    private static final Map<String, String> GRANTS = new TreeMap<>(Map.of(
            "DenyGrantsOfFullControl", "s3:x-amz-grant-full-control",
            "DenyGrantsOfRead", "s3:x-amz-grant-read",
            "DenyGrantsOfReadAcp", "s3:x-amz-grant-read-acp",
            "DenyGrantsOfWrite", "s3:x-amz-grant-write",
            "DenyGrantsOfWriteAcp", "s3:x-amz-grant-write-acp"));

    private final Names names;

    BucketPolicy(Names names) {
        this.names = names;
    }

    String json() {
        List<Statement> statements = new ArrayList<>();
        names.callers().forEach(caller -> statements.add(reader(caller)));
        statements.add(bucketAndObjects("DenyWithoutTls").action("s3:*").when("Bool", "aws:SecureTransport", "false"));
        statements.add(bucketAndObjects("DenyOldTls").action("s3:*").when("NumericLessThan", "s3:TlsVersion", "1.2"));
        statements.addAll(names.presigned() ? presignedWithinLimits() : List.of(noPresigned()));
        statements.addAll(otherAccounts());
        statements.addAll(othersOfA());
        statements.add(otherWays());
        statements.addAll(otherKeys());
        statements.addAll(acls());
        return Statement.policy(statements);
    }

    private Statement reader(Topology.Caller caller) {
        return Statement.allow(names.sid("AllowReader", caller))
                .principal(names.reader(caller))
                .action("s3:GetObjectVersion")
                .on(names.objects(caller))
                .when("StringEquals", Conditions.ENDPOINT, names.s3EndpointsOfB());
    }

    private Statement noPresigned() {
        return bucketAndObjects("DenyPresigned")
                .action("s3:*")
                .when("StringEquals", Conditions.AUTH_TYPE, Conditions.PRESIGNED, "POST");
    }

    private List<Statement> presignedWithinLimits() {
        return List.of(
                bucketAndObjects("DenyForms").action("s3:*").when("StringEquals", Conditions.AUTH_TYPE, "POST"),
                presigned("DenyPresignedByOthers")
                        .action("s3:*")
                        .when("ArnNotEquals", Conditions.PRINCIPAL, names.callerRoles()),
                presigned("DenyPresignedOtherwise").notAction("s3:GetObject", "s3:GetObjectVersion"),
                presigned("DenyPresignedTooOld")
                        .action("s3:*")
                        .when("NumericGreaterThan", Conditions.SIGNATURE_AGE, Conditions.PRESIGNED_FOR));
    }

    private Statement presigned(String sid) {
        return bucketAndObjects(sid).when("StringEquals", Conditions.AUTH_TYPE, Conditions.PRESIGNED);
    }

    /** Of an anonymous request both names of the principal are absent, which a negated operator takes for different. */
    private List<Statement> otherAccounts() {
        return List.of(
                outsideA(bucketAndObjects("DenyStrangers").action("s3:*"))
                        .when("ArnNotEquals", Conditions.PRINCIPAL, names.readers()),
                outsideA(bucketAndObjects("DenyReadersOtherActions").notAction("s3:GetObjectVersion")),
                outsideA(Statement.deny("DenyReadersOtherPaths")
                        .anyone()
                        .action("s3:*")
                        .notOn(names.objects(names.callers()))));
    }

    private Statement outsideA(Statement statement) {
        return statement
                .when("StringNotEquals", Conditions.PRINCIPAL_ACCOUNT, names.a().account())
                .when("BoolIfExists", "aws:PrincipalIsAWSService", "false");
    }

    private List<Statement> othersOfA() {
        return names.callersByRole().values().stream()
                .map(callers -> Statement.deny(names.sid("DenyAllBut", callers.get(0)))
                        .anyone()
                        .action("s3:*")
                        .on(names.objects(callers))
                        .when(
                                "StringEquals",
                                Conditions.PRINCIPAL_ACCOUNT,
                                names.a().account())
                        .when(
                                "ArnNotEquals",
                                Conditions.PRINCIPAL,
                                names.callerRole(callers.get(0)),
                                names.deploymentOfA())
                        .when("BoolIfExists", "aws:PrincipalIsAWSService", "false"))
                .toList();
    }

    private Statement otherWays() {
        return bucketAndObjects("DenyOtherWays")
                .action(DATA)
                .when("StringNotEquals", Conditions.ENDPOINT, names.s3Endpoints())
                .when("BoolIfExists", "aws:PrincipalIsAWSService", "false")
                .when("BoolIfExists", "aws:ViaAWSService", "false");
    }

    /** A write without any of these headers is encrypted with the bucket's key, so absent ones have to pass. */
    private List<Statement> otherKeys() {
        return List.of(
                ifSent("DenyOtherKeys", "s3:PutObject", KEY).when("StringNotEquals", KEY, names.key()),
                ifSent("DenyOtherEncryption", "s3:PutObject", ENCRYPTION)
                        .when("StringNotEquals", ENCRYPTION, "aws:kms"),
                ifSent("DenyCustomerKeys", "s3:PutObject", CUSTOMER_KEY));
    }

    /** A header for each kind of grant, and one for all kinds at once. */
    private List<Statement> acls() {
        List<Statement> statements = new ArrayList<>();
        statements.add(ifSent("DenyAcls", "s3:PutObject", ACL)
                .when("StringNotEquals", ACL, "private", "bucket-owner-full-control"));
        GRANTS.forEach((sid, header) -> statements.add(ifSent(sid, "s3:PutObject", header)));
        statements.add(bucketAndObjects("DenyAclChanges")
                .action("s3:PutObjectAcl", "s3:PutObjectVersionAcl", "s3:PutBucketAcl")
                .when("ArnNotEquals", Conditions.PRINCIPAL, names.deploymentOfA()));
        return statements;
    }

    private Statement ifSent(String sid, String action, String key) {
        return Statement.deny(sid)
                .anyone()
                .action(action)
                .on(names.bucket() + "/*")
                .when("Null", key, "false");
    }

    private Statement bucketAndObjects(String sid) {
        return Statement.deny(sid).anyone().on(names.bucketAndObjects());
    }
}
