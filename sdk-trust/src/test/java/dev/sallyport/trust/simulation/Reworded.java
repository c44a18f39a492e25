package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulation that the engines settled to differ on, in words that mean to the other what the original means to AWS. If they
 * agree then, the class that it was settled by is the whole of their disagreement.
 */
final class Reworded {

    private final Simulation original;
    private final RewordedValues values;

    private Reworded(Disagreement disagreement) {
        original = disagreement.simulation();
        values = new RewordedValues(original.request());
    }

    /** The simulation of a disagreement, reworded. */
    static Simulation of(Disagreement disagreement) {
        Reworded reworded = new Reworded(disagreement);
        Map<Layer, List<List<JsonNode>>> policies = new EnumMap<>(Layer.class);
        reworded.original
                .policies()
                .forEach((layer, levels) -> policies.put(layer, reworded.levels(levels, disagreement)));
        if (Trait.SERVICE_WITHOUT_RESOURCE_CONTROL_POLICIES.of(disagreement)) {
            policies.remove(Layer.RCP);
        }
        boolean granted = Trait.RESOURCE_GRANTS_TO_THE_SESSION_ITSELF.of(disagreement)
                || Trait.RESOURCE_GRANTS_TO_EVERYONE.of(disagreement);
        if (granted && Trait.SAME_ACCOUNT.of(disagreement) && Trait.SESSION_POLICY_IS_SILENT.of(disagreement)) {
            policies.remove(Layer.SESSION);
        }
        if (Trait.CALLER_IS_ROOT.of(disagreement)) {
            policies.put(Layer.IDENTITY, List.of(List.of(RandomSimulations.FULL_ACCESS)));
        }
        return new Simulation(reworded.original.name() + ", reworded", reworded.request(), policies);
    }

    private AccessRequest request() {
        AccessRequest request = original.request();
        Map<String, List<String>> context = new LinkedHashMap<>(request.context());
        for (String key : List.of("aws:CurrentTime", "aws:EpochTime")) {
            context.computeIfPresent(
                    key, (name, times) -> times.stream().map(Reworded::date).toList());
        }
        return new AccessRequest(
                request.principal(), request.action(), request.resource(), request.resourceAccount(), context);
    }

    /** A time in seconds as a date. */
    static String date(String time) {
        return time.matches("\\d+")
                ? Instant.ofEpochSecond(Long.parseLong(time)).toString()
                : time;
    }

    private List<List<JsonNode>> levels(List<List<JsonNode>> levels, Disagreement disagreement) {
        return levels.stream()
                .map(level -> level.stream()
                        .map(document -> document(document, disagreement))
                        .toList())
                .toList();
    }

    private JsonNode document(JsonNode document, Disagreement disagreement) {
        JsonNode copy = document.deepCopy();
        if (document.path("Version").asText().equals("2008-10-17")) {
            copy = withoutVariables(document);
        }
        for (JsonNode statement : copy.path("Statement")) {
            statement((ObjectNode) statement, disagreement);
        }
        return copy;
    }

    private static JsonNode withoutVariables(JsonNode document) {
        try {
            return Codec.read(document.toString().replace("${", "${$}{"), JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private void statement(ObjectNode statement, Disagreement disagreement) {
        if (Trait.namesAPart(statement.path("NotPrincipal").toString(), disagreement)) {
            statement.remove("NotPrincipal");
            statement.put("Principal", "*");
        }
        if (Trait.DENIAL_THAT_EXCEPTS_A_VARIABLE_WITHOUT_VALUE.of(disagreement)) {
            withoutEmptyExceptions(statement);
        }
        for (String element : List.of("Resource", "NotResource")) {
            if (statement.has(element)) {
                statement.set(element, values.texts(statement.path(element)));
            }
        }
        if (statement.get("Condition") instanceof ObjectNode condition) {
            condition.properties().forEach(block -> block((ObjectNode) block.getValue(), block.getKey()));
            condition.properties().removeIf(block -> block.getValue().isEmpty());
            if (condition.isEmpty()) {
                statement.remove("Condition");
            }
        }
    }

    /** What a resource without its variable's value excepts, nothing, is left out. */
    private void withoutEmptyExceptions(ObjectNode statement) {
        if (!statement.path("Effect").asText().equals("Deny") || !statement.has("NotResource")) {
            return;
        }
        ArrayNode left = statement.arrayNode();
        JsonNode excepted = statement.remove("NotResource");
        for (JsonNode each :
                excepted.isArray() ? excepted : statement.arrayNode().add(excepted)) {
            boolean empty = Asked.names(each.asText())
                    .anyMatch(name ->
                            original.request().context().keySet().stream().noneMatch(name::equalsIgnoreCase));
            if (!empty) {
                left.add(each);
            }
        }
        if (left.isEmpty()) {
            statement.put("Resource", "*");
        } else {
            statement.set("NotResource", left);
        }
    }

    private void block(ObjectNode keys, String operator) {
        keys.properties()
                .removeIf(key -> operator.matches("ForAnyValue:.*IfExists")
                        && values.own(key.getKey()).isEmpty());
        keys.properties().forEach(key -> {
            ArrayNode reworded = keys.arrayNode();
            new Asked(operator, key.getKey(), key.getValue(), original.request())
                    .policyValues()
                    .flatMap(value -> values.of(operator, key.getKey(), value))
                    .forEach(reworded::add);
            key.setValue(reworded);
        });
    }
}
