package dev.sallyport.testkit.internal.iam;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /** What conditions may ask about it. Source: IAM user guide, "AWS global condition context keys". */
    Map<String, List<String>> context() {
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:PrincipalArn", List.of(roleArn));
        context.put("aws:PrincipalAccount", List.of(account()));
        context.put("aws:PrincipalType", List.of("AssumedRole"));
        context.put("aws:userid", List.of(userId()));
        limits.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, List.of(value)));
        limits.sourceIdentity().ifPresent(identity -> context.put("aws:SourceIdentity", List.of(identity)));
        limits.function().ifPresent(arn -> context.put("lambda:SourceFunctionArn", List.of(arn)));
        return context;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Session[" + arn() + "]";
    }
}
