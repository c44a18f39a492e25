package dev.sallyport.trust.iam;

import java.util.Locale;

/** A request as statements are asked about it. What several of them need is worked out once. */
final class Question {
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    private final Principal principal;
    private final String account;
    private final String sessionArn;
    private final String action;
    private final String resource;
    private final Context context;
    private final boolean bounded;

    Question(AccessRequest request, boolean bounded) {
        this.principal = request.principal();
        this.account = principal.account();
        this.sessionArn = principal instanceof Principal.RoleSession session ? session.sessionArn() : "";
        this.action = request.action().toLowerCase(Locale.ROOT);
        this.resource = request.resource();
        this.context = new Context(request.context());
        this.bounded = bounded;
    }

    Principal principal() {
        return principal;
    }

    /** The account of who asks; empty for a service and for nobody. */
    String account() {
        return account;
    }

    /** ARN of the session; empty if it is none. */
    String sessionArn() {
        return sessionArn;
    }

    /** In lower case. */
    String action() {
        return action;
    }

    String service() {
        return action.substring(0, Math.max(0, action.indexOf(':')));
    }

    String resource() {
        return resource;
    }

    Context context() {
        return context;
    }

    /** Whether who asks has a permissions boundary. */
    boolean bounded() {
        return bounded;
    }

    /** Whether it is a role or user of an account, its root included. */
    boolean ofAccount() {
        return !account.isEmpty();
    }

    boolean ofRoot() {
        return principal instanceof Principal.User user && user.arn().endsWith(":root");
    }

    boolean ofServiceLinkedRole() {
        return principal.arn().contains(SERVICE_LINKED);
    }
}
