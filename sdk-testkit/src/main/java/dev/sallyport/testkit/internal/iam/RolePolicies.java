package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.trust.Topology;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What roles' own policies allow: things of their own account, from where their account is. What crosses the border needs
 * the other side's word too, which no such policy is.
 *
 * @param topology the two accounts
 * @param roles with their policies
 */
public record RolePolicies(Topology topology, Roles roles) implements Authorisation {

    private static final Set<Listener> FROM_A =
            EnumSet.of(Listener.LAMBDA, Listener.LAMBDA_VPC, Listener.S3, Listener.STS);
    private static final Set<Listener> FROM_B =
            EnumSet.of(Listener.LAMBDA, Listener.S3_FROM_B, Listener.BEDROCK_RUNTIME, Listener.STS);

    @Override
    public boolean allows(Wish wish) {
        Optional<Role> role = roles.find(wish.principal());
        return role.flatMap(Role::identity)
                .filter(policy -> isAtHome(role.orElseThrow(), wish))
                .filter(policy -> policy.allows(wish.action(), wish.resource(), context(role.orElseThrow())))
                .isPresent();
    }

    private boolean isAtHome(Role role, Wish wish) {
        boolean ofA = role.account().equals(topology.a().account());
        boolean ofB = role.account().equals(topology.b().account());
        return owner(wish.resource(), role).equals(role.account())
                && ((ofA && FROM_A.contains(wish.listener())) || (ofB && FROM_B.contains(wish.listener())));
    }

    /** A bucket's ARN doesn't say whose it is; what has no owner is everybody's. */
    private String owner(String resource, Role role) {
        if (resource.contains(":s3:::")) {
            return topology.a().account();
        }
        String[] parts = resource.split(":", -1);
        return parts.length > 4 && !parts[4].isEmpty() ? parts[4] : role.account();
    }

    private static Map<String, String> context(Role role) {
        return Map.of("aws:PrincipalArn", role.arn(), "aws:PrincipalAccount", role.account());
    }
}
