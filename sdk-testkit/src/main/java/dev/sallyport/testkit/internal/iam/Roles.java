package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles there are, with what each may do and whom it trusts. Immutable. */
public final class Roles {

    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    private final Map<String, Role> byArn = new LinkedHashMap<>();

    private Roles(List<Role> roles) {
        roles.forEach(role -> byArn.put(role.arn(), role));
    }

    /**
     * The topology's roles with the documents' policies, and the sandbox's own. The function's trusts Lambda and nobody
     * else, a caller's EC2 and its own account, a reader's whom its document names, the rest their own accounts. Others are
     * added, or take one's place.
     */
    public static Roles of(Topology topology, TrustPolicies documents, Principals principals, List<Role> others) {
        List<Role> roles = new ArrayList<>();
        for (Topology.Caller caller : topology.callers()) {
            String arn = topology.callerRoleArn(caller);
            List<Policy> identity = new ArrayList<>(attached(documents, PolicyFile.A_CALLER_IDENTITY, arn));
            identity.add(ApplicationPolicy.of(topology, arn));
            roles.add(role(arn, "\"Service\":\"ec2.amazonaws.com\"," + account(arn), identity));
            topology.readerRoleArn(caller).ifPresent(reader -> roles.add(reader(reader, documents)));
        }
        String function = topology.functionRoleArn();
        roles.add(role(
                function,
                "\"Service\":\"lambda.amazonaws.com\"",
                attached(documents, PolicyFile.B_FUNCTION_IDENTITY, function)));
        String other = principals.other().roleArn();
        roles.add(role(other, account(other), List.of()));
        // What they are kept from, others keep them from.
        for (Session mighty :
                List.of(principals.stranger(), principals.administratorA(), principals.administratorB())) {
            roles.add(role(
                    mighty.roleArn(),
                    account(mighty.roleArn()),
                    List.of(Policy.parse(PolicyType.IDENTITY, "AdministratorAccess", EVERYTHING))));
        }
        roles.addAll(others);
        return new Roles(roles);
    }

    /** The role of that ARN. */
    public Optional<Role> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    private static Role reader(String arn, TrustPolicies documents) {
        return new Role(
                arn,
                attached(documents, PolicyFile.B_READER_TRUST, arn).stream().findFirst(),
                attached(documents, PolicyFile.B_READER_IDENTITY, arn),
                Role.DEFAULT_LONGEST);
    }

    private static List<Policy> attached(TrustPolicies documents, PolicyFile file, String arn) {
        return documents
                .all(file)
                .filter(document -> document.target().equals(arn))
                .map(TrustDocument::policy)
                .toList();
    }

    private static String account(String arn) {
        return "\"AWS\":\"" + arn.split(":", -1)[4] + "\"";
    }

    private static Role role(String arn, String trusted, List<Policy> identity) {
        Policy trust = Policy.parse(
                PolicyType.TRUST,
                "trust policy",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"],"
                        + "\"Principal\":{" + trusted + "}}}");
        return new Role(arn, Optional.of(trust), identity, Role.DEFAULT_LONGEST);
    }
}
