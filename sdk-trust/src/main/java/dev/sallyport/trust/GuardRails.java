package dev.sallyport.trust;

/**
 * What the guard rails of both accounts share. They deny only, beside the FullAWSAccess that AWS attaches: an Allow here would
 * widen what an organisation has narrowed.
 */
final class GuardRails {

    private GuardRails() {}

    /** What nobody may do but the deployment role. */
    static Statement except(String deployment, String sid, String... actions) {
        return except(deployment, sid).action(actions);
    }

    static Statement except(String deployment, String sid) {
        return Statement.deny(sid).when("ArnNotEquals", Conditions.PRINCIPAL, deployment);
    }
}
