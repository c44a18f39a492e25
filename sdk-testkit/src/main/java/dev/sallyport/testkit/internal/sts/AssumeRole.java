package dev.sallyport.testkit.internal.sts;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.http.XmlText;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Role;
import dev.sallyport.testkit.internal.iam.Roles;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.testkit.internal.iam.SessionLimits;
import dev.sallyport.trust.iam.MalformedPolicyException;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Another role's credentials for somebody whom that role trusts.
 *
 * @param credentials where they come from
 * @param roles the roles that there are
 * @param asking the session that asks
 * @param parameters what it asks for
 */
record AssumeRole(CredentialStore credentials, Roles roles, Session asking, Parameters parameters)
        implements AwsService.Call {

    /** Everybody here is a session of a role already. Source: IAM user guide, "Role chaining". */
    private static final Duration CHAINED = Duration.ofHours(1);

    private static final int PACKED_BYTES = 2_048;

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public String action() {
        return "sts:AssumeRole";
    }

    @Override
    public String resource() {
        return parameters.query().value("RoleArn").orElse("*");
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        parameters.check();
        SessionLimits limits = limits();
        String packed = packed();
        Map<String, List<String>> context = context(limits);
        String role = parameters.roleArn();
        requester.require(action(), role, context);
        if (!parameters.tags().isEmpty()) {
            requester.require("sts:TagSession", role, context);
        }
        if (parameters.sourceIdentity().isPresent()) {
            requireIdentity(requester, role, context);
        }
        Role assumed = roles.find(role).orElseThrow(() -> requester.denied(action(), role));
        Session session = credentials.issue(assumed.arn(), parameters.sessionName(), duration(assumed), limits);
        send(session, packed, response);
    }

    /** Who is behind a session stays so in all that are made from it. */
    private void requireIdentity(Requester requester, String role, Map<String, List<String>> context) throws AwsError {
        Optional<String> known = asking.limits().sourceIdentity();
        if (known.isPresent() && !known.equals(parameters.sourceIdentity())) {
            throw requester.denied("sts:SetSourceIdentity", role);
        }
        requester.require("sts:SetSourceIdentity", role, context);
    }

    private SessionLimits limits() throws AwsError {
        Map<String, String> tags = new HashMap<>(asking.limits().inherited());
        Map<String, String> own = parameters.tags();
        Set<String> transitive = new HashSet<>(asking.limits().transitive());
        for (String key : own.keySet()) {
            if (transitive.contains(key)) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                                + " tag key from the calling session.");
            }
        }
        tags.putAll(own);
        transitive.addAll(parameters.transitiveTagKeys(own));
        Optional<String> identity = asking.limits().sourceIdentity();
        return new SessionLimits(
                policy(),
                tags,
                transitive,
                identity.isPresent() ? identity : parameters.sourceIdentity(),
                Optional.empty());
    }

    private Optional<Policy> policy() throws AwsError {
        Optional<String> json = parameters.policy();
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Policy.parse(PolicyType.SESSION, "session policy", json.get()));
        } catch (MalformedPolicyException e) {
            throw new AwsError(400, "MalformedPolicyDocument", String.valueOf(e.getMessage()));
        }
    }

    /** Source: IAM user guide, "IAM and AWS STS condition context keys"; the tags are checked as they will be. */
    private Map<String, List<String>> context(SessionLimits limits) throws AwsError {
        Map<String, List<String>> context = new HashMap<>();
        context.put("sts:RoleSessionName", List.of(parameters.sessionName()));
        context.put(
                "sts:DurationSeconds",
                List.of(Long.toString(parameters.duration().toSeconds())));
        parameters.externalId().ifPresent(id -> context.put("sts:ExternalId", List.of(id)));
        limits.sourceIdentity().ifPresent(identity -> context.put("sts:SourceIdentity", List.of(identity)));
        Map<String, String> tags = parameters.tags();
        tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, List.of(value)));
        if (!tags.isEmpty()) {
            context.put("aws:TagKeys", List.copyOf(tags.keySet()));
        }
        Set<String> transitive = parameters.transitiveTagKeys(tags);
        if (!transitive.isEmpty()) {
            context.put("sts:TransitiveTagKeys", List.copyOf(transitive));
        }
        return context;
    }

    private Duration duration(Role role) throws AwsError {
        Duration wanted = parameters.duration();
        if (wanted.compareTo(role.longest()) > 0) {
            throw new AwsError(
                    400,
                    "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        if (wanted.compareTo(CHAINED) > 0) {
            throw new AwsError(
                    400,
                    "ValidationError",
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                            + " chaining.");
        }
        return wanted;
    }

    private static void send(Session session, String packed, AwsResponse response) throws IOException {
        StsService.send(
                response,
                "<AssumeRoleResponse" + StsService.namespace() + "><AssumeRoleResult><AssumedRoleUser>"
                        + XmlText.element("AssumedRoleId", session.userId())
                        + XmlText.element("Arn", session.arn())
                        + "</AssumedRoleUser><Credentials>"
                        + XmlText.element("AccessKeyId", session.accessKeyId())
                        + XmlText.element("SecretAccessKey", session.secretAccessKey())
                        + XmlText.element("SessionToken", session.token())
                        + XmlText.element(
                                "Expiration",
                                session.expires()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                        + "</Credentials>" + packed
                        + session.limits()
                                .sourceIdentity()
                                .map(identity -> XmlText.element("SourceIdentity", identity))
                                .orElse("")
                        + "</AssumeRoleResult><ResponseMetadata>"
                        + XmlText.element("RequestId", response.requestId())
                        + "</ResponseMetadata></AssumeRoleResponse>");
    }

    /** AWS packs policies and tags by a way of its own; here their plain length counts. */
    private String packed() throws AwsError {
        int length = parameters.policy().map(String::length).orElse(0);
        for (Map.Entry<String, String> tag : parameters.tags().entrySet()) {
            length += tag.getKey().length() + tag.getValue().length();
        }
        int percent = (length * 100 + PACKED_BYTES - 1) / PACKED_BYTES;
        if (percent > 100) {
            throw new AwsError(
                    400,
                    "PackedPolicyTooLarge",
                    "Packed size of session tags consumes " + percent + "% of allotted space.");
        }
        return length == 0 ? "" : XmlText.element("PackedPolicySize", String.valueOf(percent));
    }

    /** Shows no parameter. */
    @Override
    public String toString() {
        return action();
    }
}
