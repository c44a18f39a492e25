package dev.sallyport.trust;

import java.util.List;

/** What reads documents in B, the function's role or one of its own, may do with them, and who may be it. */
final class ReaderRole {

    private final Names names;

    ReaderRole(Names names) {
        this.names = names;
    }

    String identity(Topology.Caller caller) {
        return Statement.policy(reads(List.of(caller)));
    }

    /** AWS takes no {@code lambda:SourceFunctionArn} here: it is a key of identity and service control policies. */
    String trust() {
        return Statement.policy(List.of(
                Statement.allow("AllowFunction").principal(names.functionRole()).action("sts:AssumeRole")));
    }

    List<Statement> reads(List<Topology.Caller> callers) {
        List<String> objects = names.objects(callers);
        return List.of(
                Statement.allow("ReadDocuments")
                        .action("s3:GetObjectVersion")
                        .on(objects)
                        .when("StringEquals", Conditions.ENDPOINT, names.s3EndpointsOfB())
                        .when(
                                "StringEquals",
                                Conditions.RESOURCE_ACCOUNT,
                                names.a().account()),
                Statement.allow("DecryptDocuments")
                        .action("kms:Decrypt")
                        .on(names.key())
                        .when("StringEquals", Conditions.VIA_SERVICE, names.viaS3())
                        .when("StringLike", Conditions.ENCRYPTION_CONTEXT, objects));
    }
}
