package dev.sallyport.testkit.internal.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One statement.
 *
 * @param allow whether it allows, else it denies
 * @param principals of a trust policy: {@code AWS:} or {@code Service:} and a name; empty in an identity policy
 * @param actions with wildcards
 * @param resources with wildcards; empty in a trust policy, where the role is meant
 * @param conditions all of which have to hold
 */
record PolicyStatement(
        boolean allow,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        List<PolicyCondition> conditions) {

    PolicyStatement {
        principals = List.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    boolean isAbout(String action, String resource, Map<String, String> context) {
        return actions.stream()
                        .anyMatch(
                                a -> PolicyPattern.matches(a.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)))
                && (resources.isEmpty() || resources.stream().anyMatch(r -> PolicyPattern.matches(r, resource)))
                && conditions.stream().allMatch(condition -> condition.holds(context));
    }

    /** Whether it names the role or one session of it. */
    boolean names(Session session) {
        return principals.contains("AWS:" + session.roleArn())
                || principals.contains("AWS:" + session.arn())
                || principals.contains("AWS:*");
    }

    /** Whether it leaves the decision to the session's account. */
    boolean namesAccountOf(Session session) {
        String partition = session.roleArn().split(":", -1)[1];
        return principals.contains("AWS:" + session.account())
                || principals.contains("AWS:arn:" + partition + ":iam::" + session.account() + ":root");
    }
}
