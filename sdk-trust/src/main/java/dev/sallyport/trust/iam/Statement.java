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

    /**
     * {@code Resource} or {@code NotResource}.
     *
     * @param unresolved whether a {@code NotResource} is about a request that lacks the value of a variable in it. AWS says
     *     that "the resource that includes a policy variable with no value will not match any resource" (IAM user guide,
     *     "IAM policy elements: Variables and tags") and not what that makes of an exception: here it denies and never allows
     */
    record Resources(boolean negated, List<Template> templates, boolean unresolved) {
        boolean match(Question question) {
            boolean found = false;
            for (Template template : templates) {
                Pattern pattern = template.in(question.context());
                if (pattern == null && negated && !unresolved) {
                    return false;
                }
                found |= pattern != null && pattern.matches(question.resource());
            }
            return found != negated;
        }
    }
}
