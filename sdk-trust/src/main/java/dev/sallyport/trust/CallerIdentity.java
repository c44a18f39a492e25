package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/** What a caller's role may do: invoke its alias and upload its documents, each through an endpoint. */
final class CallerIdentity {

    private final Names names;

    CallerIdentity(Names names) {
        this.names = names;
    }

    String of(List<Topology.Caller> ofOneRole) {
        List<String> objects = names.objects(ofOneRole);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.allow("InvokeOwnAlias")
                .action("lambda:InvokeFunction")
                .on(ofOneRole.stream().map(names::alias).toList())
                .when("StringEquals", Conditions.ENDPOINT, names.lambdaEndpoint()));
        statements.add(Statement.allow("UploadDocuments")
                .action("s3:PutObject")
                .on(objects)
                .when("StringEquals", Conditions.ENDPOINT, names.s3EndpointsOfA())
                .when("StringEquals", Conditions.RESOURCE_ACCOUNT, names.a().account()));
        // An upload in parts also decrypts: Amazon S3 User Guide, "Multipart upload API and permissions".
        statements.add(Statement.allow("UseKeyThroughS3")
                .action("kms:GenerateDataKey", "kms:Decrypt")
                .on(names.key())
                .when("StringEquals", Conditions.VIA_SERVICE, names.viaS3())
                .when("StringLike", Conditions.ENCRYPTION_CONTEXT, objects));
        if (names.presigned()) {
            statements.add(signedReads(objects));
        }
        return Statement.policy(statements);
    }

    /** A presigned URL is its signer's request, whoever sends it: it may come through B's endpoint only, and soon. */
    private Statement signedReads(List<String> objects) {
        return Statement.allow("SignReadsForB")
                .action("s3:GetObjectVersion")
                .on(objects)
                .when("StringEquals", Conditions.ENDPOINT, names.s3EndpointsOfB())
                .when("StringEquals", Conditions.AUTH_TYPE, Conditions.PRESIGNED)
                .when("NumericLessThanEquals", Conditions.SIGNATURE_AGE, Conditions.PRESIGNED_FOR);
    }
}
