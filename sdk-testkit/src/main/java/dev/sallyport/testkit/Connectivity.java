package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.SecurityGroup;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import java.util.EnumSet;
import java.util.Set;

/** Which listeners nobody may connect to. */
final class Connectivity {

    private static final int HTTPS = 443;

    private Connectivity() {}

    /** A's endpoint unless its security group admits the application, and STS in B if nobody there needs it. */
    static Set<Listener> closed(Topology topology, TrustPolicies documents) {
        Set<Listener> closed = EnumSet.noneOf(Listener.class);
        boolean admitted = documents
                .all(PolicyFile.A_LAMBDA_SECURITY_GROUP)
                .map(document -> SecurityGroup.parse(document.json()))
                .anyMatch(group -> group.admits("tcp", HTTPS, SecurityGroup.APP));
        if (!admitted) {
            closed.add(Listener.LAMBDA_VPC);
        }
        if (!topology.needsSts()) {
            closed.add(Listener.STS_FROM_B);
        }
        return closed;
    }
}
