package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.AppliedPolicies;
import dev.sallyport.trust.iam.Evaluator;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import dev.sallyport.trust.iam.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its policies, not yet read by either engine.
 *
 * @param name what a failure calls it
 * @param request what is asked
 * @param policies level by level; only SCPs and RCPs have more than one. A layer that isn't there is absent
 */
record Simulation(String name, AccessRequest request, Map<Layer, List<List<JsonNode>>> policies) {

    Simulation {
        policies = Map.copyOf(policies);
    }

    /** What our own engine says. */
    Verdict ours() {
        return Evaluator.evaluate(request, applied());
    }

    /** The documents of one layer, all levels together. */
    List<JsonNode> documents(Layer layer) {
        return policies.getOrDefault(layer, List.of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private AppliedPolicies applied() {
        return new AppliedPolicies(
                read(Layer.IDENTITY),
                first(Layer.RESOURCE),
                read(Layer.SESSION),
                first(Layer.BOUNDARY),
                first(Layer.ENDPOINT),
                levels(Layer.SCP),
                levels(Layer.RCP));
    }

    private Optional<Policy> first(Layer layer) {
        return read(layer).stream().findFirst();
    }

    private List<Policy> read(Layer layer) {
        return levels(layer).stream().flatMap(List::stream).toList();
    }

    private List<List<Policy>> levels(Layer layer) {
        return policies.getOrDefault(layer, List.of()).stream()
                .map(level -> level.stream()
                        .map(document -> Policy.parse(type(layer), layer.name(), document.toString()))
                        .toList())
                .toList();
    }

    private PolicyType type(Layer layer) {
        if (layer == Layer.RESOURCE && request.action().startsWith("sts:")) {
            return PolicyType.TRUST;
        }
        return PolicyType.valueOf(layer.name());
    }
}
