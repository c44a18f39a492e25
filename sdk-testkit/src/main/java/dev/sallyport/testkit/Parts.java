package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.bedrock.BedrockService;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Front;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.AuthorisationTable;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Principals;
import dev.sallyport.testkit.internal.lambda.LambdaService;
import dev.sallyport.testkit.internal.rehearsal.RehearsalModel;
import dev.sallyport.testkit.internal.runtime.FunctionHost;
import dev.sallyport.testkit.internal.runtime.ProcessSettings;
import dev.sallyport.testkit.internal.sigv4.SignedAdmission;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a running sandbox is made of.
 *
 * @param topology the completed names
 * @param principals who there is
 * @param front the listeners
 * @param bedrock the model's service
 * @param host where the function runs
 * @param taskRoot the function's own folder
 */
record Parts(
        Topology topology,
        Principals principals,
        Front front,
        BedrockService bedrock,
        FunctionHost host,
        TaskRoot taskRoot)
        implements AutoCloseable {

    /** Listeners first: the function is told where they are, and Lambda's calls wait for it. */
    static Parts start(Sandbox.Builder wanted, FunctionProgram function) {
        Topology topology = DefaultNames.completed(wanted.topology);
        CredentialStore credentials = new CredentialStore(wanted.clock, new SecureRandom());
        Principals principals = Principals.of(topology, credentials);
        CompletableFuture<FunctionHost> host = new CompletableFuture<>();
        BedrockService bedrock =
                new BedrockService(topology, wanted.model == null ? new RehearsalModel() : wanted.model);
        SignedAdmission admission =
                new SignedAdmission(topology, credentials, AuthorisationTable.of(topology), wanted.clock);
        try {
            Front front = Front.start(services(topology, host, bedrock), admission);
            TaskRoot taskRoot = TaskRoot.with(topology);
            ProcessSettings settings = FunctionEnvironment.of(
                    topology, endpoints(front), principals.function(), taskRoot.folder(), wanted.log);
            host.complete(FunctionHost.start(function.program(), settings, wanted.concurrency));
            return new Parts(topology, principals, front, bedrock, host.join(), taskRoot);
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox can't be started", e);
        }
    }

    private static Map<Listener, AwsService> services(
            Topology topology, CompletableFuture<FunctionHost> host, BedrockService bedrock) {
        Map<Listener, AwsService> services = new EnumMap<>(Listener.class);
        LambdaService lambda = new LambdaService(topology, host);
        services.put(Listener.LAMBDA, lambda);
        services.put(Listener.LAMBDA_VPC, lambda);
        services.put(Listener.BEDROCK_RUNTIME, bedrock);
        return services;
    }

    Endpoints endpoints() {
        return endpoints(front);
    }

    private static Endpoints endpoints(Front front) {
        return new Endpoints(
                front.uri(Listener.LAMBDA),
                front.uri(Listener.LAMBDA_VPC),
                front.uri(Listener.LAMBDA),
                front.uri(Listener.LAMBDA),
                front.uri(Listener.LAMBDA),
                front.uri(Listener.BEDROCK_RUNTIME));
    }

    @Override
    public void close() {
        bedrock.close();
        host.close();
        front.close();
        taskRoot.close();
    }
}
