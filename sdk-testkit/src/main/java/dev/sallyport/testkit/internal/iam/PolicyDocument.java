package dev.sallyport.testkit.internal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A policy, as far as the sandbox judges by such: statements with principals, actions, resources and simple conditions.
 * What it doesn't know it refuses when it is read, so that nothing is judged by half of a policy.
 *
 * @param statements what it says
 */
public record PolicyDocument(List<PolicyStatement> statements) {

    private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
    private static final Set<String> MEMBERS = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    /** Copies the list. */
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy of an identity or a session.
     *
     * @throws MalformedPolicyException if it isn't one, or has more in it than is known here
     */
    public static PolicyDocument ofIdentity(String json) throws MalformedPolicyException {
        PolicyDocument document = parse(json);
        if (document.statements.stream()
                .anyMatch(s -> !s.principals().isEmpty() || s.resources().isEmpty())) {
            throw new MalformedPolicyException("Policy statement must contain resources, and no principal.");
        }
        return document;
    }

    /**
     * Reads a role's trust policy.
     *
     * @throws MalformedPolicyException if it isn't one, or has more in it than is known here
     */
    public static PolicyDocument ofTrust(String json) throws MalformedPolicyException {
        PolicyDocument document = parse(json);
        if (document.statements.stream()
                .anyMatch(s -> s.principals().isEmpty() || !s.resources().isEmpty())) {
            throw new MalformedPolicyException("A trust policy's statements have principals, and no resource.");
        }
        return document;
    }

    /** Whether it allows that and doesn't deny it. */
    public boolean allows(String action, String resource, Map<String, String> context) {
        return decides(action, resource, context, statement -> true, statement -> true);
    }

    /** Whether, as a trust policy, it lets the session itself do that. */
    public boolean trusts(Session session, String action, Map<String, String> context) {
        return decides(
                action, "", context, statement -> statement.names(session), statement -> concerns(statement, session));
    }

    /** Whether, as a trust policy, it lets the session's account decide on that. */
    public boolean trustsAccountOf(Session session, String action, Map<String, String> context) {
        return decides(
                action,
                "",
                context,
                statement -> concerns(statement, session),
                statement -> concerns(statement, session));
    }

    private static boolean concerns(PolicyStatement statement, Session session) {
        return statement.names(session) || statement.namesAccountOf(session);
    }

    /** What denies has the last word, whether it names the one who asks or the account. */
    private boolean decides(
            String action,
            String resource,
            Map<String, String> context,
            Predicate<PolicyStatement> concerns,
            Predicate<PolicyStatement> denies) {
        List<PolicyStatement> about = statements.stream()
                .filter(statement -> statement.isAbout(action, resource, context))
                .toList();
        return about.stream().anyMatch(statement -> statement.allow() && concerns.test(statement))
                && about.stream().noneMatch(statement -> !statement.allow() && denies.test(statement));
    }

    private static PolicyDocument parse(String json) throws MalformedPolicyException {
        JsonNode document;
        try {
            document = Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new MalformedPolicyException("This policy contains invalid Json");
        }
        known(document, TOP);
        List<PolicyStatement> statements = new ArrayList<>();
        for (JsonNode statement : list(document.path("Statement"))) {
            statements.add(statement(statement));
        }
        if (!document.path("Version").asText("").equals("2012-10-17") || statements.isEmpty()) {
            throw new MalformedPolicyException("A policy has the version 2012-10-17 and at least one statement.");
        }
        return new PolicyDocument(statements);
    }

    private static PolicyStatement statement(JsonNode json) throws MalformedPolicyException {
        known(json, MEMBERS);
        String effect = json.path("Effect").asText("");
        List<String> actions = texts(json.path("Action"));
        if (!Set.of("Allow", "Deny").contains(effect) || actions.isEmpty()) {
            throw new MalformedPolicyException("A statement has an effect, Allow or Deny, and actions.");
        }
        return new PolicyStatement(
                effect.equals("Allow"),
                principals(json.path("Principal")),
                actions,
                texts(json.path("Resource")),
                conditions(json.path("Condition")));
    }

    private static List<String> principals(JsonNode json) throws MalformedPolicyException {
        if (json.isTextual()) {
            return List.of("AWS:" + json.textValue());
        }
        known(json, Set.of("AWS", "Service"));
        List<String> principals = new ArrayList<>();
        for (Map.Entry<String, JsonNode> kind : json.properties()) {
            texts(kind.getValue()).forEach(name -> principals.add(kind.getKey() + ":" + name));
        }
        return principals;
    }

    private static List<PolicyCondition> conditions(JsonNode json) throws MalformedPolicyException {
        List<PolicyCondition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : json.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(PolicyCondition.of(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        return conditions;
    }

    private static List<JsonNode> list(JsonNode json) {
        List<JsonNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(items::add);
        } else if (!json.isMissingNode()) {
            items.add(json);
        }
        return items;
    }

    private static List<String> texts(JsonNode json) {
        return list(json).stream().map(JsonNode::asText).toList();
    }

    private static void known(JsonNode json, Set<String> members) throws MalformedPolicyException {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!members.contains(member.getKey())) {
                throw new MalformedPolicyException("The sandbox doesn't know one of this policy's elements; it knows "
                        + String.join(", ", members.stream().sorted().toList()) + ".");
            }
        }
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "PolicyDocument[" + statements.size() + " statements]";
    }
}
