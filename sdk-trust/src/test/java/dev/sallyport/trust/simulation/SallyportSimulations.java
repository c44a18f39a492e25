package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sallyport's own documents, as they are and spoiled, with requests near their borders; one a seed. */
final class SallyportSimulations {

    private static final int SEEDS = 800;

    private final Die die;
    private final TrustPolicies documents;
    private final Route route;

    private SallyportSimulations(long seed, Topology topology) {
        die = new Die(seed);
        documents = TrustPolicies.of(topology);
        route = new Border(die, Route.of(topology)).roll();
    }

    /** All of a topology. */
    static List<Simulation> of(Topology topology) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> new SallyportSimulations(seed, topology).roll("Sallyport's, seed " + seed))
                .toList();
    }

    /** Each of its routes as it is. */
    static List<Simulation> routes(Topology topology) {
        TrustPolicies documents = TrustPolicies.of(topology);
        return Route.of(topology).stream()
                .map(route -> new Simulation(route.toString(), request(route), attached(route, documents)))
                .toList();
    }

    private Simulation roll(String name) {
        Map<Layer, List<List<JsonNode>>> policies = attached(route, documents);
        if (die.chance(50) && !policies.isEmpty()) {
            Layer spoiled = die.oneOf(List.copyOf(policies.keySet()));
            policies.compute(spoiled, (layer, levels) -> spoiled(levels == null ? List.of() : levels));
        }
        return new Simulation(name, request(route), policies);
    }

    private List<List<JsonNode>> spoiled(List<List<JsonNode>> levels) {
        SpoiledDocument spoiled = new SpoiledDocument(die);
        return levels.stream()
                .map(level -> level.stream().map(spoiled::of).toList())
                .toList();
    }

    private static AccessRequest request(Route route) {
        Map<String, List<String>> context = new LinkedHashMap<>();
        route.context().forEach((key, value) -> context.put(key, List.of(value)));
        return new AccessRequest(route.principal(), route.action(), route.resource(), route.account(), context);
    }

    private static Map<Layer, List<List<JsonNode>>> attached(Route route, TrustPolicies documents) {
        Map<Layer, List<List<JsonNode>>> policies = new EnumMap<>(Layer.class);
        for (TrustDocument document : documents.documents()) {
            layer(route, document)
                    .ifPresent(layer -> policies.computeIfAbsent(layer, l -> new ArrayList<>())
                            .add(List.of(read(document.json()))));
        }
        // Guard rails deny only, beside what AWS attaches.
        policies.computeIfPresent(
                Layer.SCP,
                (layer, levels) -> levels.stream()
                        .map(level -> Stream.concat(Stream.of(RandomSimulations.FULL_ACCESS), level.stream())
                                .toList())
                        .toList());
        policies.computeIfPresent(
                Layer.IDENTITY,
                (layer, each) -> List.of(each.stream().flatMap(List::stream).toList()));
        return policies;
    }

    private static Optional<Layer> layer(Route route, TrustDocument document) {
        PolicyFile file = document.file();
        String resource = route.resource();
        Predicate<String> isTarget = document.target()::equals;
        boolean applies = switch (file) {
            case A_CALLER_IDENTITY, B_FUNCTION_IDENTITY, B_READER_IDENTITY ->
                isTarget.test(route.principal().roleArn());
            case A_BUCKET -> resource.startsWith(document.target() + "/");
            case A_KEY, B_READER_TRUST -> isTarget.test(resource);
            case B_FUNCTION_PERMISSION -> resource.startsWith(document.target());
            case A_SCP, B_SCP -> isTarget.test(route.principal().account());
            case A_LAMBDA_SECURITY_GROUP -> false;
            default -> file == route.endpoint();
        };
        return file.type()
                .filter(type -> applies)
                .map(type -> type.name().equals("TRUST") ? Layer.RESOURCE : Layer.valueOf(type.name()));
    }

    private static JsonNode read(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }
}
