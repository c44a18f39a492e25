package dev.sallyport.trust;

/** What the guard rails of both accounts share. */
final class GuardRails {

    private GuardRails() {}

    /** Service control policies give nothing, but what none of a level allows is denied: the rest has to be allowed here. */
    static Statement everythingElse() {
        return Statement.allow("FullAWSAccess").action("*").on("*");
    }

    /** What nobody may do but the deployment role. */
    static Statement except(String deployment, String sid, String... actions) {
        return except(deployment, sid).action(actions);
    }

    static Statement except(String deployment, String sid) {
        return Statement.deny(sid).when("ArnNotEquals", Conditions.PRINCIPAL, deployment);
    }
}
