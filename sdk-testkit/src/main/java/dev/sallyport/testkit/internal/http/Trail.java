package dev.sallyport.testkit.internal.http;

import dev.sallyport.testkit.RecordedRequest.Decision;

/** What becomes known of a request on its way. Of one thread. */
public final class Trail {

    private String principal = "";
    private String action = "";
    private String resource = "";
    private Decision decision = Decision.REFUSED;

    /** Its signature holds: it is that role's. */
    public void identified(String roleArn) {
        principal = roleArn;
    }

    /** It asks for that, and that was decided. */
    public void decided(String wantedAction, String wantedResource, boolean allowed) {
        action = wantedAction;
        resource = wantedResource;
        decision = allowed ? Decision.ALLOWED : Decision.DENIED;
    }

    /** Whether nothing was decided yet. */
    public boolean isUndecided() {
        return decision == Decision.REFUSED;
    }

    String principal() {
        return principal;
    }

    String action() {
        return action;
    }

    String resource() {
        return resource;
    }

    Decision decision() {
        return decision;
    }
}
