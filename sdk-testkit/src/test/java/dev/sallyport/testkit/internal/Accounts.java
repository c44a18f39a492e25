package dev.sallyport.testkit.internal;

import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.internal.iam.AccountPolicies;
import dev.sallyport.testkit.internal.iam.Authorisation;
import dev.sallyport.testkit.internal.iam.Network;
import dev.sallyport.testkit.internal.iam.Principals;
import dev.sallyport.testkit.internal.iam.Roles;
import dev.sallyport.testkit.internal.lambda.FunctionPolicy;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import java.util.List;
import java.util.Random;

/**
 * Both accounts with the policies of a topology.
 *
 * @param roles the roles there are
 * @param network the endpoints
 * @param policies what decides
 */
public record Accounts(Roles roles, Network network, Authorisation policies) {

    /** The accounts of a topology, completed as by a sandbox. */
    public static Accounts of(Topology topology, Principals principals) {
        Topology complete = TestTopology.completed(topology);
        TrustPolicies documents = TrustPolicies.of(complete);
        Roles roles = Roles.of(complete, documents, principals, List.of());
        Network network = Network.of(complete, documents);
        FunctionPolicy function = FunctionPolicy.of(
                documents.all(PolicyFile.B_FUNCTION_PERMISSION).findFirst(), new Random(1));
        return new Accounts(roles, network, new AccountPolicies(complete, documents, roles, network, function));
    }
}
