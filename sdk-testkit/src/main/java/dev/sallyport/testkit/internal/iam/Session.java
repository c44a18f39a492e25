package dev.sallyport.testkit.internal.iam;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A session of a role, with its temporary credentials.
 *
 * @param roleArn the role
 * @param roleId the role's unique id, {@code AROA…}
 * @param name the session's name
 * @param accessKeyId {@code ASIA…}
 * @param secretAccessKey what requests are signed with
 * @param token what has to come with each request
 * @param expires when the credentials end
 * @param limits what it was given when its role was assumed
 */
public record Session(
        String roleArn,
        String roleId,
        String name,
        String accessKeyId,
        String secretAccessKey,
        String token,
        Instant expires,
        SessionLimits limits) {

    /** The account of the role. */
    public String account() {
        return roleArn.split(":", -1)[4];
    }

    /** ARN of the session, {@code arn:aws:sts::111111111111:assumed-role/name/session}. */
    public String arn() {
        String[] parts = roleArn.split(":", -1);
        String role = parts[5].substring(parts[5].lastIndexOf('/') + 1);
        return "arn:" + parts[1] + ":sts::" + parts[4] + ":assumed-role/" + role + "/" + name;
    }

    /** What STS calls the user's id. */
    public String userId() {
        return roleId + ":" + name;
    }

    /** What conditions of policies may ask about it. */
    public Map<String, String> context() {
        Map<String, String> context = new HashMap<>();
        context.put("aws:PrincipalArn", roleArn);
        context.put("aws:PrincipalAccount", account());
        limits.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
        limits.sourceIdentity().ifPresent(identity -> context.put("aws:SourceIdentity", identity));
        return context;
    }

    /** Whether its session policy, if it has one, lets it do that. */
    public boolean permits(String action, String resource) {
        return limits.policy()
                .map(policy -> policy.allows(action, resource, context()))
                .orElse(true);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Session[" + arn() + "]";
    }
}
