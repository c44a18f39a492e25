package dev.sallyport.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may connect: rules of a security group that name other groups, and nothing else. Immutable.
 *
 * @param ingress what may come in
 */
public record SecurityGroup(List<Rule> ingress) {

    /** Id of the application's group, as the documents write it: it isn't in a topology. */
    public static final String APP = "${a.appSecurityGroupId}";

    /** Copies the list. */
    public SecurityGroup {
        ingress = List.copyOf(ingress);
    }

    /**
     * Lets in who belongs to a group.
     *
     * @param protocol as {@code tcp}
     * @param fromPort the lowest port
     * @param toPort the highest
     * @param groupId the other group
     */
    public record Rule(String protocol, int fromPort, int toPort, String groupId) {}

    /**
     * Reads the rules.
     *
     * @throws InvalidTopologyException if they aren't rules, or have a field that isn't known here: it may admit more than
     *     is understood
     */
    public static SecurityGroup parse(String json) {
        try {
            JsonNode group = Codec.read(json, JsonNode.class);
            known("", group, Set.of("GroupName", "Description", "IpPermissions", "IpPermissionsEgress"));
            if (!array("IpPermissionsEgress", group.path("IpPermissionsEgress")).isEmpty()) {
                throw new InvalidTopologyException("IpPermissionsEgress", "an endpoint starts no connection");
            }
            List<Rule> rules = new ArrayList<>();
            for (JsonNode permission : array("IpPermissions", group.path("IpPermissions"))) {
                rules(permission).forEach(rules::add);
            }
            return new SecurityGroup(rules);
        } catch (MalformedMessageException e) {
            throw new InvalidTopologyException("security group", "is not JSON");
        }
    }

    /** Whether somebody in that group may connect to that port. */
    public boolean admits(String protocol, int port, String groupId) {
        return ingress.stream()
                .anyMatch(rule -> rule.protocol.equals(protocol)
                        && rule.fromPort <= port
                        && port <= rule.toPort
                        && rule.groupId.equals(groupId));
    }

    private static Stream<Rule> rules(JsonNode permission) {
        known("IpPermissions.", permission, Set.of("IpProtocol", "FromPort", "ToPort", "UserIdGroupPairs"));
        String protocol = text("IpPermissions.IpProtocol", permission.path("IpProtocol"));
        int from = port("IpPermissions.FromPort", permission.path("FromPort"));
        int to = port("IpPermissions.ToPort", permission.path("ToPort"));
        List<Rule> rules = new ArrayList<>();
        for (JsonNode pair : array("IpPermissions.UserIdGroupPairs", permission.path("UserIdGroupPairs"))) {
            known("IpPermissions.UserIdGroupPairs.", pair, Set.of("GroupId", "Description"));
            String group = text("IpPermissions.UserIdGroupPairs.GroupId", pair.path("GroupId"));
            rules.add(new Rule(protocol, from, to, group));
        }
        return rules.stream();
    }

    private static void known(String path, JsonNode node, Set<String> fields) {
        if (!node.isObject()) {
            throw new InvalidTopologyException(path.isEmpty() ? "security group" : path, "should be an object");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new InvalidTopologyException(path + field, "is not understood here; only groups are admitted");
            }
        });
    }

    private static JsonNode array(String field, JsonNode node) {
        if (!node.isArray()) {
            throw new InvalidTopologyException(field, "should be an array");
        }
        return node;
    }

    private static String text(String field, JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new InvalidTopologyException(field, "should be text");
        }
        return node.textValue();
    }

    private static int port(String field, JsonNode node) {
        if (!node.isInt() || node.intValue() < 0 || node.intValue() > 65535) {
            throw new InvalidTopologyException(field, "should be a port");
        }
        return node.intValue();
    }
}
