package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/** The bucket key's policy: used by S3 for an object that its principal may have, and administered by A. */
final class KeyPolicy {

    /** In a key's policy: this key. AWS KMS Developer Guide, "Key policies in AWS KMS". */
    private static final String THIS_KEY = "*";

    private final Names names;

    KeyPolicy(Names names) {
        this.names = names;
    }

    String json() {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.allow("AllowAdministration")
                .principal(names.rootOfA())
                .action("kms:*")
                .on(THIS_KEY));
        for (Topology.Caller caller : names.callers()) {
            statements.add(forObjects(names.sid("AllowReader", caller), names.reader(caller), caller)
                    .action("kms:Decrypt"));
        }
        for (Topology.Caller caller : names.callers()) {
            statements.add(forObjects(names.sid("AllowCaller", caller), names.callerRole(caller), caller)
                    .action("kms:GenerateDataKey", "kms:Decrypt"));
        }
        statements.add(Statement.deny("DenyBWithoutS3")
                .anyone()
                .action("kms:*")
                .on(THIS_KEY)
                .when("StringEquals", "kms:CallerAccount", names.b().account())
                .when("StringNotEquals", Conditions.VIA_SERVICE, names.viaS3()));
        return Statement.policy(statements);
    }

    private Statement forObjects(String sid, String principal, Topology.Caller caller) {
        return Statement.allow(sid)
                .principal(principal)
                .on(THIS_KEY)
                .when("StringEquals", Conditions.VIA_SERVICE, names.viaS3())
                .when("StringLike", Conditions.ENCRYPTION_CONTEXT, names.objects(caller));
    }
}
