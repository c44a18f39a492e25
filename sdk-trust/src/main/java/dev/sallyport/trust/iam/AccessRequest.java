package dev.sallyport.trust.iam;

import java.util.List;
import java.util.Map;

/**
 * One request as IAM sees it. Shows nothing of its resource and context in its text form: keys of objects are in them.
 *
 * @param principal who asks
 * @param action as {@code s3:GetObjectVersion}
 * @param resource the full ARN of what it is done to, or {@code *} for actions that have no resource
 * @param resourceAccount who owns that; empty if it belongs to AWS, or to nobody
 * @param context what conditions may ask about it, each key with its values; keys compare without case. A key that isn't
 *     there is absent, one with an empty list is present without values
 */
public record AccessRequest(
        Principal principal,
        String action,
        String resource,
        String resourceAccount,
        Map<String, List<String>> context) {

    /** Copies the map. */
    public AccessRequest {
        context = Map.copyOf(context);
    }

    @Override
    public String toString() {
        return "AccessRequest[" + action + "]";
    }
}
