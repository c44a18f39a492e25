package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.List;

/**
 * One statement of a function's policy: it allows.
 *
 * @param sid its id
 * @param grantee to whom
 * @param action the IAM action, or {@code lambda:*} or {@code *}
 * @param resource ARN of the function, version or alias, exactly
 * @param conditions under which conditions, all of them
 */
record Permission(String sid, Grantee grantee, String action, String resource, List<Condition> conditions) {

    Permission {
        conditions = List.copyOf(conditions);
    }

    /** Whether it covers that. A condition can't be judged here, so what has one doesn't. */
    boolean covers(String wantedAction, String wantedResource) {
        return conditions.isEmpty()
                && resource.equals(wantedResource)
                && (action.equals(wantedAction) || action.equals("*") || action.equals("lambda:*"));
    }

    ObjectNode json() {
        ObjectNode statement = Codec.object().put("Sid", sid).put("Effect", "Allow");
        grantee.writeTo(statement);
        statement.put("Action", action).put("Resource", resource);
        for (Condition condition : conditions) {
            statement.withObject("Condition").withObject(condition.operator()).put(condition.key(), condition.value());
        }
        return statement;
    }

    /**
     * One condition.
     *
     * @param operator {@code StringEquals} or {@code ArnLike}
     * @param key the condition key
     * @param value what it has to be
     */
    record Condition(String operator, String key, String value) {}
}
