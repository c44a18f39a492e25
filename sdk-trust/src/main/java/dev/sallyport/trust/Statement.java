package dev.sallyport.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.Collection;
import java.util.List;

/** One statement of a policy in the making. Not thread-safe. */
final class Statement {

    private static final List<String> ORDER =
            List.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition");

    private final ObjectNode json = Codec.object();

    private Statement(String sid, String effect) {
        json.put("Sid", sid).put("Effect", effect);
    }

    static Statement allow(String sid) {
        return new Statement(sid, "Allow");
    }

    static Statement deny(String sid) {
        return new Statement(sid, "Deny");
    }

    /** A policy of these statements. */
    static String policy(List<Statement> statements) {
        ObjectNode policy = Codec.object().put("Version", "2012-10-17");
        ArrayNode array = policy.putArray("Statement");
        statements.forEach(statement -> array.add(statement.inOrder()));
        return policy.toPrettyString() + "\n";
    }

    /** Whoever the conditions pin. */
    Statement anyone() {
        json.put("Principal", "*");
        return this;
    }

    Statement principal(String arn) {
        json.putObject("Principal").put("AWS", arn);
        return this;
    }

    /** What may be done, as {@code s3:GetObjectVersion}. */
    Statement action(String... actions) {
        return set(json, "Action", List.of(actions));
    }

    Statement action(List<String> actions) {
        return set(json, "Action", actions);
    }

    Statement notAction(String... actions) {
        return set(json, "NotAction", List.of(actions));
    }

    Statement on(String... resources) {
        return set(json, "Resource", List.of(resources));
    }

    Statement on(Collection<String> resources) {
        return set(json, "Resource", resources);
    }

    Statement notOn(Collection<String> resources) {
        return set(json, "NotResource", resources);
    }

    Statement when(String operator, String key, String... values) {
        return when(operator, key, List.of(values));
    }

    Statement when(String operator, String key, Collection<String> values) {
        return set(json.withObjectProperty("Condition").withObjectProperty(operator), key, values);
    }

    /** As AWS's own pages write a statement, whoever built it in whatever order. */
    private ObjectNode inOrder() {
        ObjectNode ordered = Codec.object();
        ORDER.stream().filter(json::has).forEach(element -> ordered.set(element, json.get(element)));
        return ordered;
    }

    private Statement set(ObjectNode owner, String name, Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalStateException(name + " without a value in " + json.path("Sid"));
        }
        if (values.size() == 1) {
            owner.put(name, values.iterator().next());
        } else {
            ArrayNode array = owner.putArray(name);
            values.forEach(array::add);
        }
        return this;
    }
}
