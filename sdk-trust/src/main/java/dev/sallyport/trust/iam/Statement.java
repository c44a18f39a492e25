package dev.sallyport.trust.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, ready to be asked.
 *
 * @param principal null in a policy that is attached to one
 * @param resource null in a trust policy
 */
record Statement(
        StatementId id,
        boolean denies,
        @Nullable PrincipalElement principal,
        Actions actions,
        @Nullable Resources resource,
        List<Condition> conditions) {

    /** How directly it is about the request; {@link Grant#NONE} if it isn't. */
    Grant about(Question question) {
        if (!actions.match(question.action()) || (resource != null && !resource.match(question))) {
            return Grant.NONE;
        }
        Grant grant = principal == null ? Grant.DIRECT : principal.grant(question);
        if (grant == Grant.NONE) {
            return grant;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(question.context())) {
                return Grant.NONE;
            }
        }
        return grant;
    }

    /**
     * {@code Action} or {@code NotAction}.
     *
     * @param patterns in lower case: "the prefix and the action name are case insensitive", IAM user guide, "IAM JSON policy
     *     elements: Action"
     */
    record Actions(boolean negated, List<Pattern> patterns) {
        boolean match(String action) {
            for (Pattern pattern : patterns) {
                if (pattern.matches(action)) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    /** {@code Resource} or {@code NotResource}. */
    record Resources(boolean negated, List<Template> templates) {
        boolean match(Question question) {
            boolean found = false;
            for (Template template : templates) {
                Pattern pattern = template.in(question.context());
                // What has a variable without a value is about nothing, and so it excepts nothing either.
                if (pattern == null && negated) {
                    return false;
                }
                found |= pattern != null && pattern.matches(question.resource());
            }
            return found != negated;
        }
    }
}
