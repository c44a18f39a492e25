package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Principal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Requests with policies around them, one a seed. */
final class RandomSimulations {

    /** What AWS attaches where nothing else is. */
    static final JsonNode FULL_ACCESS = Codec.tree(Map.of(
            "Version", "2012-10-17", "Statement", List.of(Map.of("Effect", "Allow", "Action", "*", "Resource", "*"))));

    private static final int SEEDS = 3_000;

    /** Those of the seeds from one on, the same in every run. */
    static final List<Simulation> ALL = LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> new RandomSimulations(seed).roll("seed " + seed))
            .toList();

    private final Die die;
    private final Scene scene;
    private final Principal principal;
    private final Map<String, List<String>> context = new LinkedHashMap<>();
    private final RandomStatement statements;

    private RandomSimulations(long seed) {
        die = new Die(seed);
        scene = die.oneOf(Scene.ALL);
        principal = die.oneOf(World.PRINCIPALS);
        rollContext();
        statements = new RandomStatement(
                die, scene, new RandomPrincipal(die, principal), new RandomCondition(die, scene.keys(), context));
    }

    private Simulation roll(String name) {
        AccessRequest request =
                new AccessRequest(principal, scene.action(), scene.resource(), scene.account(), context);
        return new Simulation(name, request, policies());
    }

    private void rollContext() {
        for (ContextKey key : scene.keys()) {
            if (die.chance(60)) {
                context.put(key.name(), die.some(key.many() ? die.between(1, 3) : 1, key.values()));
            }
        }
        if (!principal.arn().isEmpty()) {
            context.put("aws:PrincipalArn", List.of(principal.arn()));
            context.put("aws:PrincipalAccount", List.of(principal.account()));
        }
    }

    private Map<Layer, List<List<JsonNode>>> policies() {
        Map<Layer, List<List<JsonNode>>> policies = new EnumMap<>(Layer.class);
        boolean known = principal instanceof Principal.RoleSession || principal instanceof Principal.User;
        if (known) {
            addOwn(policies);
        }
        // A role is never without a trust policy, nor a key without its own.
        int odds = alwaysHasPolicy() ? 100 : needsPolicy() ? 95 : 50;
        if (scene.hasPolicy() && die.chance(odds)) {
            policies.put(Layer.RESOURCE, one(Layer.RESOURCE));
        }
        if (die.chance(25)) {
            policies.put(Layer.ENDPOINT, one(Layer.ENDPOINT));
        }
        if (die.chance(30)) {
            policies.put(Layer.RCP, levels(Layer.RCP));
        }
        return policies;
    }

    private void addOwn(Map<Layer, List<List<JsonNode>>> policies) {
        if (die.chance(35)) {
            policies.put(Layer.SCP, levels(Layer.SCP));
        }
        if (principal.arn().endsWith(":root")) {
            return;
        }
        if (die.chance(90)) {
            policies.put(Layer.IDENTITY, one(Layer.IDENTITY));
        }
        if (die.chance(35)) {
            policies.put(Layer.BOUNDARY, one(Layer.BOUNDARY));
        }
        if (principal instanceof Principal.RoleSession && die.chance(50)) {
            policies.put(Layer.SESSION, one(Layer.SESSION));
        }
    }

    private boolean alwaysHasPolicy() {
        return scene.trust() || scene.action().startsWith("kms:");
    }

    private boolean needsPolicy() {
        return !principal.account().equals(scene.account());
    }

    private List<List<JsonNode>> one(Layer layer) {
        List<JsonNode> documents = new ArrayList<>(List.of(document(layer)));
        if (layer == Layer.IDENTITY && die.chance(30)) {
            documents.add(document(layer));
        }
        return List.of(documents);
    }

    private List<List<JsonNode>> levels(Layer layer) {
        List<List<JsonNode>> levels = new ArrayList<>();
        for (int left = die.between(1, 3); left > 0; left--) {
            boolean full = layer == Layer.SCP && die.chance(50);
            levels.add(full ? List.of(FULL_ACCESS, document(layer)) : List.of(document(layer)));
        }
        return levels;
    }

    private JsonNode document(Layer layer) {
        boolean old = (layer == Layer.IDENTITY || layer == Layer.RESOURCE) && die.chance(8);
        ObjectNode document = Codec.object().put("Version", old ? "2008-10-17" : "2012-10-17");
        ArrayNode list = document.putArray("Statement");
        if (layer != Layer.RCP) {
            list.add(statements.allow(layer));
        }
        if (layer == Layer.RCP || die.chance(30)) {
            list.add(statements.deny(layer));
        }
        if (layer != Layer.RCP && die.chance(25)) {
            list.add(statements.allow(layer));
        }
        return document;
    }
}
