package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A simulation as the other engine reads it. */
final class Dialect {

    /** It leaves that key out of requests to KMS, so it is told the same under the name of one that it knows. */
    private static final Pattern UNKNOWN =
            Pattern.compile("kms:EncryptionContext:aws:s3:arn", Pattern.CASE_INSENSITIVE);

    private Dialect() {}

    /** One line of its driver's input. */
    static String line(Simulation simulation) {
        ObjectNode line = Codec.object();
        line.set("request", request(simulation.request()));
        line.set("identityPolicies", named(simulation.documents(Layer.IDENTITY)));
        line.set("serviceControlPolicies", levels(simulation, Layer.SCP));
        line.set("resourceControlPolicies", levels(simulation, Layer.RCP));
        simulation.documents(Layer.RESOURCE).forEach(policy -> line.set("resourcePolicy", policy));
        simulation.documents(Layer.SESSION).forEach(policy -> line.set("sessionPolicy", policy));
        if (simulation.policies().containsKey(Layer.BOUNDARY)) {
            line.set("permissionBoundaryPolicies", named(simulation.documents(Layer.BOUNDARY)));
        }
        if (simulation.policies().containsKey(Layer.ENDPOINT)) {
            line.set("vpcEndpointPolicies", named(simulation.documents(Layer.ENDPOINT)));
        }
        return UNKNOWN.matcher(line.toString()).replaceAll("kms:RequestAlias");
    }

    private static ObjectNode request(AccessRequest request) {
        ObjectNode json = Codec.object();
        json.set("principal", principal(request.principal()));
        json.put("action", request.action());
        json.putObject("resource").put("resource", request.resource()).put("accountId", request.resourceAccount());
        json.set("contextVariables", Codec.tree(request.context()));
        return json;
    }

    private static JsonNode principal(Principal principal) {
        if (principal instanceof Principal.RoleSession session) {
            return Codec.tree(session.sessionArn());
        }
        if (principal instanceof Principal.Service service) {
            return Codec.tree(service.name());
        }
        return principal instanceof Principal.User user
                ? Codec.tree(user.arn())
                : Codec.tree(Map.of("type", "Anonymous"));
    }

    private static JsonNode levels(Simulation simulation, Layer layer) {
        List<ObjectNode> levels = new ArrayList<>();
        for (List<JsonNode> level : simulation.policies().getOrDefault(layer, List.of())) {
            ObjectNode json = Codec.object().put("orgIdentifier", "level-" + levels.size());
            json.set("policies", named(level));
            levels.add(json);
        }
        return Codec.tree(levels);
    }

    private static JsonNode named(List<JsonNode> documents) {
        return Codec.tree(IntStream.range(0, documents.size())
                .mapToObj(i -> Map.of("name", "policy-" + i, "policy", documents.get(i)))
                .toList());
    }
}
