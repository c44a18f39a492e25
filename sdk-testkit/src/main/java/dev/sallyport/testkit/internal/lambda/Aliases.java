package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.Topology;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The function's aliases as Lambda describes them: one a caller, none of them ever changes. Immutable. */
final class Aliases {

    private final Map<String, ObjectNode> byName = new TreeMap<>();

    Aliases(Topology topology) {
        for (Topology.Caller caller : topology.callers()) {
            byName.put(caller.alias(), described(topology, caller));
        }
    }

    private static ObjectNode described(Topology topology, Topology.Caller caller) {
        String arn = topology.alias(caller).arn();
        return Codec.object()
                .put("AliasArn", arn)
                .put("Name", caller.alias())
                .put("FunctionVersion", FunctionDirectory.PUBLISHED)
                .put("Description", "")
                // It never changes, so nothing random is needed.
                .put(
                        "RevisionId",
                        UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8))
                                .toString());
    }

    /** Those that point to that version, or all, by name. */
    List<ObjectNode> of(Optional<String> version) {
        return byName.values().stream()
                .filter(alias -> version.isEmpty()
                        || alias.path("FunctionVersion").asText().equals(version.get()))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    Optional<ObjectNode> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(ObjectNode::deepCopy);
    }
}
