package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.bedrock.BedrockService;
import dev.sallyport.testkit.internal.billing.Ledger;
import dev.sallyport.testkit.internal.http.Front;
import dev.sallyport.testkit.internal.http.Journal;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.http.Surroundings;
import dev.sallyport.testkit.internal.iam.AccountPolicies;
import dev.sallyport.testkit.internal.iam.Authorisation;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Network;
import dev.sallyport.testkit.internal.iam.Principals;
import dev.sallyport.testkit.internal.iam.Roles;
import dev.sallyport.testkit.internal.lambda.FunctionPolicy;
import dev.sallyport.testkit.internal.rehearsal.RehearsalModel;
import dev.sallyport.testkit.internal.runtime.Capacity;
import dev.sallyport.testkit.internal.runtime.FunctionHost;
import dev.sallyport.testkit.internal.runtime.ProcessSettings;
import dev.sallyport.testkit.internal.s3.S3Service;
import dev.sallyport.testkit.internal.sigv4.SignedAdmission;
import dev.sallyport.testkit.internal.time.Timeline;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a running sandbox is made of.
 *
 * @param topology the completed names
 * @param principals who there is
 * @param services what is behind the listeners
 * @param front the listeners
 * @param host where the function runs
 * @param taskRoot the function's own folder
 * @param tls what its listeners are secured with
 * @param timeline its time
 * @param ledger what it would have cost
 * @param journal what was asked of it
 */
record Parts(
        Topology topology,
        Principals principals,
        Services services,
        Front front,
        FunctionHost host,
        TaskRoot taskRoot,
        Optional<Tls> tls,
        Timeline timeline,
        Ledger ledger,
        Journal journal)
        implements AutoCloseable {

    /** Listeners first: the function is told where they are, and Lambda's calls wait for it. */
    static Parts start(Sandbox.Builder wanted, FunctionProgram function) {
        Topology topology = DefaultNames.completed(wanted.topology);
        Timeline timeline = wanted.time.timeline();
        RandomGenerator random = wanted.random;
        Ledger ledger = new Ledger();
        Journal journal = new Journal();
        CredentialStore credentials = new CredentialStore(timeline.clock(), random);
        Principals principals = Principals.of(topology, credentials);
        TrustPolicies documents = wanted.documents(topology);
        Roles roles = Roles.of(
                topology,
                documents,
                principals,
                wanted.roles.stream().map(SandboxRole::role).toList());
        Network network = Network.of(topology, documents);
        FunctionPolicy policy = FunctionPolicy.of(
                documents.all(PolicyFile.B_FUNCTION_PERMISSION).findFirst(), random);
        Authorisation accounts = new AccountPolicies(topology, documents, roles, network, policy);
        StandInModel model = wanted.model == null ? new RehearsalModel() : wanted.model;
        Opened opened = new Opened();
        try {
            S3Service s3 = opened.add(S3Service.open(topology, timeline, random, ledger));
            Services services = Services.of(
                    topology,
                    credentials,
                    roles,
                    policy,
                    s3,
                    opened.add(new BedrockService(topology, model, timeline, random, ledger)));
            SignedAdmission admission = new SignedAdmission(topology, credentials, accounts, network, timeline.clock());
            Optional<Tls> tls = wanted.tls ? Optional.of(opened.add(Tls.start())) : Optional.empty();
            Surroundings surroundings = new Surroundings(
                    timeline.clock(),
                    random,
                    journal,
                    tls.map(Tls::server),
                    Tls.KEY_PASSWORD,
                    Connectivity.closed(topology, documents));
            Front front = opened.add(Front.start(services.byListener(), admission, surroundings));
            TaskRoot taskRoot = opened.add(TaskRoot.with(topology));
            ProcessSettings settings = FunctionEnvironment.of(
                    topology, endpoints(front), principals.function(), taskRoot.folder(), tls, wanted);
            FunctionHost host = FunctionHost.start(
                    function.program(),
                    settings,
                    new Capacity(wanted.concurrency, wanted.environments),
                    timeline,
                    random,
                    ledger);
            services.host().complete(host);
            return new Parts(topology, principals, services, front, host, taskRoot, tls, timeline, ledger, journal);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw new IllegalStateException("the sandbox can't be started", e);
        }
    }

    Endpoints endpoints() {
        return endpoints(front);
    }

    private static Endpoints endpoints(Front front) {
        return new Endpoints(
                front.uri(Listener.LAMBDA),
                front.uri(Listener.LAMBDA_VPC),
                front.uri(Listener.S3),
                front.uri(Listener.S3_FROM_B),
                front.uri(Listener.STS),
                front.uri(Listener.STS_FROM_B),
                front.uri(Listener.BEDROCK_RUNTIME));
    }

    /** The function first, so that it doesn't see its world end. */
    @Override
    public void close() {
        host.close();
        services.bedrock().close();
        front.close();
        services.s3().close();
        taskRoot.close();
        tls.ifPresent(Tls::close);
        timeline.close();
    }

    /** What has been opened so far and has to be closed if the rest fails. */
    private static final class Opened {
        private final Deque<AutoCloseable> parts = new ArrayDeque<>();

        <T extends AutoCloseable> T add(T part) {
            parts.push(part);
            return part;
        }

        void close() {
            for (AutoCloseable part : parts) {
                try {
                    part.close();
                } catch (Exception e) {
                    throw new IllegalStateException("the sandbox can't be started, nor cleared away", e);
                }
            }
        }
    }
}
