package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Listener;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * May this session do that?
 *
 * @param session who asks
 * @param listener where the request came in; empty if a service makes it on somebody's behalf
 * @param action the IAM action
 * @param resource the ARN of what it is done to, or {@code *}
 * @param context what conditions may ask about it
 */
public record Question(
        Session session,
        Optional<Listener> listener,
        String action,
        String resource,
        Map<String, List<String>> context) {

    /** Shows no resource: keys of objects are in it. */
    @Override
    public String toString() {
        return "Question[" + action + "]";
    }
}
