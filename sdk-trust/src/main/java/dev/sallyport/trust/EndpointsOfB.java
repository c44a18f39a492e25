package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/** What may go through B's endpoints. */
final class EndpointsOfB {

    private final Names names;

    EndpointsOfB(Names names) {
        this.names = names;
    }

    String s3() {
        List<Statement> statements = new ArrayList<>();
        for (Topology.Caller caller : names.callers()) {
            statements.add(reads(names.sid("AllowReader", caller), names.reader(caller), caller));
            if (names.presigned()) {
                statements.add(reads(names.sid("AllowSigner", caller), names.callerRole(caller), caller)
                        .when("StringEquals", Conditions.AUTH_TYPE, Conditions.PRESIGNED));
            }
        }
        return Statement.policy(statements);
    }

    private Statement reads(String sid, String principal, Topology.Caller caller) {
        return pinned(sid, List.of(principal))
                .action("s3:GetObjectVersion")
                .on(names.objects(caller))
                .when("StringEquals", Conditions.RESOURCE_ACCOUNT, names.a().account());
    }

    /** Models belong to AWS, so that no condition on the account of the resource would let a call through. */
    String bedrock() {
        return Statement.policy(List.of(
                pinned("AllowProfile", List.of(names.functionRole()))
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.profile()),
                pinned("AllowModelsThroughProfile", List.of(names.functionRole()))
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.models())
                        .when("ArnEquals", Conditions.PROFILE, names.profile())));
    }

    String sts() {
        List<Statement> statements = new ArrayList<>();
        if (!names.readerRoles().isEmpty()) {
            statements.add(pinned("AllowReaders", List.of(names.functionRole()))
                    .action("sts:AssumeRole")
                    .on(names.readerRoles()));
        }
        if (names.topology().options().proofOfCaller()) {
            // It has no resource level: Service Authorization Reference, AWS Security Token Service.
            statements.add(pinned("AllowProofOfCaller", List.copyOf(names.callerRoles()))
                    .action("sts:GetCallerIdentity")
                    .on("*"));
        }
        return Statement.policy(statements);
    }

    private static Statement pinned(String sid, List<String> principals) {
        return Statement.allow(sid).anyone().when("ArnEquals", Conditions.PRINCIPAL, principals);
    }
}
