package dev.sallyport.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What must not be the same, or lie within the other, for the doors of a topology to be doors. Names of roles differ by more
 * than case: IAM User Guide, "IAM and AWS STS quotas", names.
 */
record SeparationRules(
        Topology.AccountA a, Topology.AccountB b, List<Topology.Caller> callers, Topology.Options options) {

    void check() {
        if (a.account().equals(b.account())) {
            throw new InvalidTopologyException("b.account", "should be another account than a.account");
        }
        if (b.model().profile().startsWith("global.")) {
            throw new InvalidTopologyException(
                    "b.model.profile",
                    "should be a geography's, such as us.…: a global one runs anywhere in the world");
        }
        notDeployment("b.functionRole", b.functionRole());
        Map<String, String> readers = new HashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            String field = "callers[" + i + "].";
            notDeployment(field + "role", callers.get(i).role());
            reader(field + "readerRole", callers.get(i), readers);
            prefix(field + "prefix", callers.get(i), callers.subList(0, i));
        }
    }

    private void reader(String field, Topology.Caller caller, Map<String, String> readers) {
        String role = caller.readerRole();
        if (role == null) {
            if (options.perDocumentReader()) {
                throw new InvalidTopologyException(field, "is needed by options.perDocumentReader");
            }
            return;
        }
        notDeployment(field, role);
        if (role.equalsIgnoreCase(b.functionRole())) {
            throw new InvalidTopologyException(field, "should be another role than b.functionRole");
        }
        String other = readers.putIfAbsent(role.toLowerCase(Locale.ROOT), caller.alias());
        if (other != null) {
            throw new InvalidTopologyException(field, "belongs to one caller only, and is that of '" + other + "'");
        }
    }

    /** Callers of one role can read each other's documents anyway. */
    private static void prefix(String field, Topology.Caller caller, List<Topology.Caller> earlier) {
        for (Topology.Caller other : earlier) {
            boolean overlap =
                    caller.prefix().startsWith(other.prefix()) || other.prefix().startsWith(caller.prefix());
            if (overlap && !caller.role().equals(other.role())) {
                throw new InvalidTopologyException(
                        field, "should lie apart from that of '" + other.alias() + "', which has another role");
            }
        }
    }

    private static void notDeployment(String field, String role) {
        if (role.equalsIgnoreCase(TrustPolicies.DEPLOYMENT_ROLE)) {
            throw new InvalidTopologyException(
                    field, "should not be " + role + ": that one changes the documents that hold the others");
        }
    }
}
