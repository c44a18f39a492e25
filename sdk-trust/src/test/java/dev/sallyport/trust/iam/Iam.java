package dev.sallyport.trust.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Policies and requests for tests; in their JSON a backtick stands for the quotation mark. */
final class Iam {
    static final String A = "111111111111";
    static final String B = "222222222222";
    static final String ROLE = "arn:aws:iam::111111111111:role/app/reader";
    static final String SESSION = "arn:aws:sts::111111111111:assumed-role/reader/one";
    static final String USER = "arn:aws:iam::111111111111:user/alice";
    static final String OBJECT = "arn:aws:s3:::bucket/approved/a.pdf";
    static final String READ = "s3:GetObject";

    static final Principal SESSION_OF_ROLE = new Principal.RoleSession(ROLE, "one");
    static final Principal ALICE = new Principal.User(USER);
    static final Principal ROOT = new Principal.User("arn:aws:iam::111111111111:root");
    static final Principal NOBODY = new Principal.Anonymous();
    static final Principal LAMBDA = new Principal.Service("lambda.amazonaws.com");

    private Iam() {}

    static String json(String text) {
        return text.replace('`', '"');
    }

    static Policy policy(PolicyType type, String... statements) {
        return named(type, type.name().toLowerCase(Locale.ROOT), statements);
    }

    static Policy named(PolicyType type, String name, String... statements) {
        return Policy.parse(type, name, document("2012-10-17", statements));
    }

    static String document(String version, String... statements) {
        return json("{`Version`:`" + version + "`,`Statement`:[" + String.join(",", statements) + "]}");
    }

    /** A statement about the action and resource of {@link #reads}; {@code more} are elements with a leading comma. */
    static String allow(String sid, String more) {
        return statement(sid, "Allow", more);
    }

    static String deny(String sid, String more) {
        return statement(sid, "Deny", more);
    }

    static String statement(String sid, String effect, String more) {
        return "{`Sid`:`" + sid + "`,`Effect`:`" + effect + "`,`Action`:`s3:GetObject`"
                + ",`Resource`:`arn:aws:s3:::bucket/approved/*`" + more + "}";
    }

    /** A principal element of AWS's principals. */
    static String to(String... principals) {
        return ",`Principal`:{`AWS`:[`" + String.join("`,`", principals) + "`]}";
    }

    static String everyone() {
        return ",`Principal`:`*`";
    }

    static String when(String conditions) {
        return ",`Condition`:{" + conditions + "}";
    }

    /** Reads an object of A's. */
    static AccessRequest reads(Principal principal) {
        return reads(principal, A);
    }

    static AccessRequest reads(Principal principal, String resourceAccount) {
        return new AccessRequest(principal, READ, OBJECT, resourceAccount, Map.of());
    }

    static AccessRequest asks(Principal principal, String action, String resource, String resourceAccount) {
        return new AccessRequest(principal, action, resource, resourceAccount, Map.of());
    }

    /** The same with a context of one key. */
    static AccessRequest with(AccessRequest request, String key, String... values) {
        Map<String, List<String>> context = new LinkedHashMap<>(request.context());
        context.put(key, List.of(values));
        return new AccessRequest(
                request.principal(), request.action(), request.resource(), request.resourceAccount(), context);
    }

    /** Whether a condition holds for a request: an identity's only statement has it. */
    static boolean holds(String conditions, Map<String, List<String>> context) {
        Policy policy = policy(PolicyType.IDENTITY, allow("S", when(conditions)));
        AccessRequest request = new AccessRequest(SESSION_OF_ROLE, READ, OBJECT, A, context);
        return Evaluator.evaluate(request, AppliedPolicies.identity(policy)).allowed();
    }

    /** Whether a statement with that {@code Resource} or {@code NotResource} is about a resource. */
    static boolean about(String element, String value, String resource, Map<String, List<String>> context) {
        return about("2012-10-17", element, value, resource, context);
    }

    static boolean about(
            String version, String element, String value, String resource, Map<String, List<String>> context) {
        String statement = "{`Effect`:`Allow`,`Action`:`s3:GetObject`,`" + element + "`:" + value + "}";
        Policy policy = Policy.parse(PolicyType.IDENTITY, "p", document(version, statement));
        AccessRequest request = new AccessRequest(ALICE, READ, resource, A, context);
        return Evaluator.evaluate(request, AppliedPolicies.identity(policy)).allowed();
    }
}
