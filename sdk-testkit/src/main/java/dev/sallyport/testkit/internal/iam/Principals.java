package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import java.time.Duration;
import java.util.List;

/**
 * Who there is in the sandbox, each with credentials.
 *
 * @param caller the caller role in A of the topology's first caller
 * @param other another role of A
 * @param function the function's role in B
 * @param stranger a role of a third account that has the caller role's name
 * @param administratorA the role that administers A
 * @param administratorB the role that administers B
 */
public record Principals(
        Session caller,
        Session other,
        Session function,
        Session stranger,
        Session administratorA,
        Session administratorB) {

    /** The longest session that AWS gives to a role. */
    private static final Duration LIFETIME = Duration.ofHours(12);

    private static final String SESSION = "sandbox";
    private static final List<String> STRANGERS = List.of("333333333333", "444444444444", "555555555555");

    /** New sessions for the topology's roles. */
    public static Principals of(Topology topology, CredentialStore credentials) {
        Topology.Caller first = topology.callers().get(0);
        return new Principals(
                credentials.issue(topology.callerRoleArn(first), SESSION, LIFETIME),
                credentials.issue(role(topology, topology.a().account(), otherRole(topology)), SESSION, LIFETIME),
                credentials.issue(
                        topology.functionRoleArn(),
                        topology.b().function(),
                        LIFETIME,
                        SessionLimits.ofFunction(topology.functionArn())),
                credentials.issue(role(topology, strangersAccount(topology), first.role()), SESSION, LIFETIME),
                credentials.issue(administrator(topology, topology.a().account()), SESSION, LIFETIME),
                credentials.issue(administrator(topology, topology.b().account()), SESSION, LIFETIME));
    }

    /** ARN of the role that administers that account. */
    public static String administrator(Topology topology, String account) {
        return role(topology, account, TrustPolicies.DEPLOYMENT_ROLE);
    }

    private static String otherRole(Topology topology) {
        StringBuilder name = new StringBuilder("other-role");
        while (topology.callers().stream().anyMatch(caller -> caller.role().contentEquals(name))) {
            name.append("-2");
        }
        return name.toString();
    }

    private static String strangersAccount(Topology topology) {
        List<String> ours = List.of(topology.a().account(), topology.b().account());
        return STRANGERS.stream()
                .filter(account -> !ours.contains(account))
                .findFirst()
                .orElseThrow();
    }

    private static String role(Topology topology, String account, String name) {
        return "arn:" + topology.partition() + ":iam::" + account + ":role/" + name;
    }
}
