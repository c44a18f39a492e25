package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.Admission;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.http.Trail;
import dev.sallyport.testkit.internal.iam.Authorisation;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Admits what is signed by whom it says, for this Region and service, and allowed. Thread-safe. */
public final class SignedAdmission implements Admission {

    private final SignatureVerifier verifier;
    private final Authorisation authorisation;
    private final String bucketOwner;

    /** The admission to the topology's two Regions. */
    public SignedAdmission(Topology topology, CredentialStore credentials, Authorisation authorisation, Clock clock) {
        this.verifier = new SignatureVerifier(credentials, regions(topology), clock);
        this.authorisation = authorisation;
        this.bucketOwner = topology.a().account();
    }

    @Override
    public Admitted admit(AwsService service, AwsRequest request, Trail trail) throws AwsError, IOException {
        SignatureVerifier.Verified verified = verifier.verify(service.signingName(), request);
        Session session = verified.session();
        trail.identified(session.roleArn());
        AwsService.Call call = service.call(verified.request());
        Asking asking = new Asking(
                session, request.listener(), authorisation, Refusals.of(service.signingName()), bucketOwner, trail);
        if (!call.judges()) {
            asking.require(call.action(), call.resource());
        }
        return new Admitted(asking, call, verified.request());
    }

    /** A session with its permissions at a listener. */
    private record Asking(
            Session session,
            Listener listener,
            Authorisation authorisation,
            Refusals refusals,
            String bucketOwner,
            Trail trail)
            implements Requester {

        @Override
        public String principal() {
            return session.roleArn();
        }

        @Override
        public boolean may(String action, String resource) {
            return session.permits(action, resource)
                    && authorisation.allows(new Authorisation.Wish(session.roleArn(), action, resource, listener));
        }

        @Override
        public void require(String action, String resource) throws AwsError {
            judged(action, resource, may(action, resource));
        }

        @Override
        public void judged(String action, String resource, boolean allowed) throws AwsError {
            if (!allowed || trail.isUndecided()) {
                trail.decided(action, resource, allowed);
            }
            if (!allowed) {
                throw refusals.denied(session.arn(), action, resource, because(action, resource));
            }
        }

        /** What AWS adds to a refusal, and doesn't for roles to be assumed and across the accounts of a bucket. */
        private String because(String action, String resource) {
            boolean silent = action.startsWith("sts:")
                    || (action.startsWith("s3:") && !session.account().equals(bucketOwner));
            if (silent) {
                return "";
            }
            if (!session.permits(action, resource)) {
                return " because no session policy allows the " + action + " action";
            }
            String because =
                    authorisation.because(new Authorisation.Wish(session.roleArn(), action, resource, listener));
            return because.isEmpty() ? " because no identity-based policy allows the " + action + " action" : because;
        }
    }

    private static Map<Listener, Set<String>> regions(Topology topology) {
        Set<String> a = Set.of(topology.a().region());
        Set<String> b = Set.of(topology.b().region());
        Map<Listener, Set<String>> regions = new EnumMap<>(Listener.class);
        regions.put(Listener.LAMBDA, b);
        regions.put(Listener.LAMBDA_VPC, b);
        regions.put(Listener.S3, a);
        regions.put(Listener.S3_FROM_B, a);
        regions.put(Listener.BEDROCK_RUNTIME, b);
        // One listener stands for STS of both Regions; they may be the same one.
        regions.put(
                Listener.STS,
                new TreeSet<>(List.of(topology.a().region(), topology.b().region())));
        return regions;
    }
}
