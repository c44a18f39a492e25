package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.TrustDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * One statement of a function's policy: it allows.
 *
 * @param sid its id
 * @param resource ARN of the function, version or alias, exactly
 * @param json the statement
 */
record Permission(String sid, String resource, ObjectNode json) {

    private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    /** Source: Lambda API reference, AddPermission. */
    private static final Set<String> KEYS = Set.of("aws:PrincipalOrgID", "AWS:SourceAccount", "AWS:SourceArn");

    /**
     * A statement as AddPermission makes it.
     *
     * @param action the IAM action, or {@code lambda:*} or {@code *}
     * @param conditions under which conditions, all of them
     */
    static Permission of(String sid, Grantee grantee, String action, String resource, List<Condition> conditions) {
        ObjectNode statement = Codec.object().put("Sid", sid).put("Effect", "Allow");
        grantee.writeTo(statement);
        statement.put("Action", action).put("Resource", resource);
        for (Condition condition : conditions) {
            statement.withObject("Condition").withObject(condition.operator()).put(condition.key(), condition.value());
        }
        return new Permission(sid, resource, statement);
    }

    /**
     * The statements of a document.
     *
     * @throws IllegalArgumentException if AddPermission couldn't make one of them
     */
    static List<Permission> all(TrustDocument document) {
        List<Permission> permissions = new ArrayList<>();
        try {
            for (JsonNode statement :
                    Codec.read(document.json(), JsonNode.class).path("Statement")) {
                permissions.add(expressible(statement, document.name()));
            }
        } catch (MalformedMessageException e) {
            throw new IllegalArgumentException(document.name() + " is not JSON", e);
        }
        return permissions;
    }

    private static Permission expressible(JsonNode statement, String name) {
        boolean known = statement instanceof ObjectNode
                && statement.path("Sid").isTextual()
                && statement.path("Effect").asText("").equals("Allow")
                && statement.path("Resource").isTextual()
                && ELEMENTS.containsAll(names(statement));
        for (JsonNode keys : statement.path("Condition")) {
            known &= KEYS.containsAll(names(keys));
        }
        if (!known) {
            throw new IllegalArgumentException(name + " has a statement that AddPermission can't make: it allows, has a"
                    + " Sid and one Resource, and conditions on "
                    + String.join(", ", KEYS.stream().sorted().toList())
                    + " only");
        }
        return new Permission(
                statement.path("Sid").textValue(), statement.path("Resource").textValue(), (ObjectNode) statement);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
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
