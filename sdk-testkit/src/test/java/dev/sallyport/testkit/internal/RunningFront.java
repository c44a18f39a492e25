package dev.sallyport.testkit.internal;

import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.internal.billing.Ledger;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Front;
import dev.sallyport.testkit.internal.http.Journal;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.http.Surroundings;
import dev.sallyport.testkit.internal.iam.Authorisation;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Principals;
import dev.sallyport.testkit.internal.iam.Question;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.testkit.internal.s3.S3Service;
import dev.sallyport.testkit.internal.sigv4.SignedAdmission;
import dev.sallyport.testkit.internal.sts.StsService;
import dev.sallyport.testkit.internal.time.SystemTimeline;
import dev.sallyport.testkit.internal.time.Timeline;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Verdict;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A front with S3, STS and whatever else a test puts behind it. */
public final class RunningFront implements AutoCloseable {

    /** The names. */
    public final Topology topology;
    /** The clock of the sandbox. */
    public final MovableClock clock = new MovableClock();
    /** Whose credentials there are. */
    public final Principals principals;
    /** The bucket. */
    public final S3Service s3;

    /** What was asked. */
    public final Journal journal = new Journal();

    /** What it would have cost. */
    public final Ledger ledger = new Ledger();

    private final Timeline timeline = new SystemTimeline(clock);
    private final Front front;

    private RunningFront(
            Topology topology, Function<Accounts, Authorisation> authorisation, Map<Listener, AwsService> others)
            throws IOException {
        this.topology = topology;
        CredentialStore credentials = new CredentialStore(clock, new SecureRandom());
        principals = Principals.of(topology, credentials);
        Accounts accounts = Accounts.of(topology, principals);
        s3 = S3Service.open(topology, timeline, new SecureRandom(), ledger);
        Map<Listener, AwsService> services = new EnumMap<>(Listener.class);
        services.put(Listener.S3, s3);
        services.put(Listener.S3_FROM_B, s3);
        services.put(Listener.STS, new StsService(credentials, accounts.roles()));
        services.putAll(others);
        SignedAdmission admission =
                new SignedAdmission(topology, credentials, authorisation.apply(accounts), accounts.network(), clock);
        front = Front.start(services, admission, Surroundings.plain(clock, new SecureRandom(), journal));
    }

    /** With the policies of both accounts. */
    public static RunningFront withPolicies() throws IOException {
        return withPolicies(TestTopology.plain());
    }

    /** With the policies of these two accounts. */
    public static RunningFront withPolicies(Topology topology) throws IOException {
        return new RunningFront(topology, Accounts::policies, Map.of());
    }

    /** Where everything is allowed. */
    public static RunningFront allowingAll() throws IOException {
        return allowing(question -> true);
    }

    /** Where everything is allowed, with those names. */
    public static RunningFront allowingAll(Topology topology) throws IOException {
        return new RunningFront(topology, accounts -> Authorisation.EVERYTHING, Map.of());
    }

    /** Where that is allowed. */
    public static RunningFront allowing(Predicate<Question> allowed) throws IOException {
        return new RunningFront(TestTopology.plain(), accounts -> question -> judged(allowed.test(question)), Map.of());
    }

    /** Where everything is allowed, with another service behind a listener. */
    public static RunningFront with(Listener listener, AwsService service) throws IOException {
        return new RunningFront(TestTopology.plain(), accounts -> Authorisation.EVERYTHING, Map.of(listener, service));
    }

    /** Where everything is allowed, with a Lambda and a Bedrock that do nothing with what they accept. */
    public static RunningFront acceptingAll() throws IOException {
        Map<Listener, AwsService> idle = Map.of(
                Listener.LAMBDA, new JsonService("lambda", (who, request, response) -> {}),
                Listener.BEDROCK_RUNTIME, new JsonService("bedrock", (who, request, response) -> {}));
        return new RunningFront(TestTopology.plain(), accounts -> Authorisation.EVERYTHING, idle);
    }

    private static Verdict judged(boolean allowed) {
        return allowed
                ? new Verdict(Verdict.Decision.ALLOWED, List.of(), Optional.empty())
                : new Verdict(Verdict.Decision.IMPLICITLY_DENIED, List.of(), Optional.of(Layer.IDENTITY));
    }

    /** Where the listener is. */
    public URI uri(Listener listener) {
        return front.uri(listener);
    }

    /** The session's credentials for the SDK. */
    public static AwsCredentialsProvider credentials(Session session) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.token()));
    }

    @Override
    public void close() {
        front.close();
        s3.close();
        timeline.close();
    }
}
