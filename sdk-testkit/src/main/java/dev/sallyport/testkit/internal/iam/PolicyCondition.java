package dev.sallyport.testkit.internal.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of a statement's condition.
 *
 * @param operator one of those that are known here
 * @param key the condition key
 * @param values any one of which has to match, or for a negated operator none
 */
record PolicyCondition(String operator, String key, List<String> values) {

    private static final Set<String> OPERATORS =
            Set.of("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "ArnEquals", "ArnLike", "Null");
    private static final Set<String> KEYS = Set.of(
            "sts:ExternalId",
            "sts:RoleSessionName",
            "sts:SourceIdentity",
            "aws:PrincipalArn",
            "aws:SourceIdentity",
            "aws:PrincipalAccount");
    private static final List<String> TAGS = List.of("aws:RequestTag/", "aws:PrincipalTag/");

    PolicyCondition {
        values = List.copyOf(values);
    }

    static PolicyCondition of(String operator, String key, List<String> values) throws MalformedPolicyException {
        if (!OPERATORS.contains(operator)) {
            throw new MalformedPolicyException("The sandbox doesn't know this condition operator; it knows "
                    + String.join(", ", OPERATORS.stream().sorted().toList()) + ".");
        }
        if (!KEYS.contains(key) && TAGS.stream().noneMatch(key::startsWith)) {
            throw new MalformedPolicyException("The sandbox doesn't know this condition key; it knows "
                    + String.join(", ", KEYS.stream().sorted().toList()) + " and tags.");
        }
        return new PolicyCondition(operator, key, values);
    }

    boolean holds(Map<String, String> context) {
        String actual = context.get(key);
        return switch (operator) {
            case "Null" -> values.contains(String.valueOf(actual == null));
            case "StringEquals" -> actual != null && values.contains(actual);
            case "StringNotEquals" -> actual == null || !values.contains(actual);
            case "StringNotLike" -> actual == null || values.stream().noneMatch(v -> PolicyPattern.matches(v, actual));
            default -> actual != null && values.stream().anyMatch(v -> PolicyPattern.matches(v, actual));
        };
    }
}
