package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.Admission;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.http.Trail;
import dev.sallyport.testkit.internal.iam.Authorisation;
import dev.sallyport.testkit.internal.iam.Circumstances;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Network;
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
    private final Network network;
    private final Clock clock;
    private final String bucketOwner;

    /** The admission to the topology's two Regions. */
    public SignedAdmission(
            Topology topology, CredentialStore credentials, Authorisation authorisation, Network network, Clock clock) {
        this.verifier = new SignatureVerifier(credentials, regions(topology), clock);
        this.authorisation = authorisation;
        this.network = network;
        this.clock = clock;
        this.bucketOwner = topology.a().account();
    }

    @Override
    public Admitted admit(AwsService service, AwsRequest request, Trail trail) throws AwsError, IOException {
        SignatureVerifier.Verified verified = verifier.verify(service.signingName(), request);
        trail.identified(verified.session().roleArn());
        AwsService.Call call = service.call(verified.request());
        Circumstances circumstances = new Circumstances(
                verified.session(),
                request.listener(),
                network.endpoint(request.listener()),
                request.connection(),
                verified.region(),
                clock.instant());
        Asking asking = new Asking(
                circumstances,
                call.context(),
                authorisation,
                new Sentence(Refusals.of(service.signingName()), bucketOwner),
                trail);
        if (!call.judges()) {
            asking.require(call.action(), call.resource());
        }
        return new Admitted(asking, call, verified.request());
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
        regions.put(Listener.STS_FROM_B, b);
        // One listener stands for STS of both Regions; they may be the same one.
        regions.put(
                Listener.STS,
                new TreeSet<>(List.of(topology.a().region(), topology.b().region())));
        return regions;
    }
}
