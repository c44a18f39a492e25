package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles of both accounts, and whom each trusts. Immutable. */
public final class Roles {

    private final Map<String, Role> byArn = new LinkedHashMap<>();

    private Roles(List<Role> roles) {
        roles.forEach(role -> byArn.put(role.arn(), role));
    }

    /**
     * The topology's roles: each trusts its own account, a caller's role EC2 too, the function's Lambda, a reader's the
     * function's role only. Others are added, or take one's place.
     */
    public static Roles of(Topology topology, Principals principals, List<Role> others) {
        List<Role> roles = new ArrayList<>();
        for (Topology.Caller caller : topology.callers()) {
            String arn = topology.callerRoleArn(caller);
            roles.add(trusting(arn, "\"Service\":\"ec2.amazonaws.com\",\"AWS\":\"" + account(arn) + "\""));
            readerRole(topology, caller)
                    .ifPresent(reader -> roles.add(trusting(reader, "\"AWS\":\"" + topology.functionRoleArn() + "\"")));
        }
        String function = topology.functionRoleArn();
        roles.add(trusting(function, "\"Service\":\"lambda.amazonaws.com\",\"AWS\":\"" + account(function) + "\""));
        for (Session session : List.of(
                principals.other(), principals.stranger(), principals.administratorA(), principals.administratorB())) {
            roles.add(trusting(session.roleArn(), "\"AWS\":\"" + session.account() + "\""));
        }
        roles.addAll(others);
        return new Roles(roles);
    }

    /** The role of that ARN. */
    public Optional<Role> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    private static Optional<String> readerRole(Topology topology, Topology.Caller caller) {
        return Optional.ofNullable(caller.readerRole())
                .map(name ->
                        "arn:" + topology.partition() + ":iam::" + topology.b().account() + ":role/" + name);
    }

    private static String account(String arn) {
        return arn.split(":", -1)[4];
    }

    private static Role trusting(String arn, String principals) {
        try {
            PolicyDocument trust = PolicyDocument.ofTrust("{\"Version\":\"2012-10-17\",\"Statement\":{"
                    + "\"Effect\":\"Allow\",\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"],"
                    + "\"Principal\":{" + principals + "}}}");
            return new Role(arn, trust, Optional.empty(), Role.DEFAULT_LONGEST);
        } catch (MalformedPolicyException e) {
            throw new IllegalStateException("the sandbox's own trust policies are well formed", e);
        }
    }
}
