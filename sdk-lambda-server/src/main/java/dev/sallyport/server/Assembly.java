package dev.sallyport.server;

import dev.sallyport.contract.Limits;
import dev.sallyport.server.document.AssumedReaders;
import dev.sallyport.server.document.Identities;
import dev.sallyport.server.document.PresignedObjects;
import dev.sallyport.server.document.PresignedReferences;
import dev.sallyport.server.document.S3Objects;
import dev.sallyport.server.model.BedrockModel;
import dev.sallyport.server.prepare.InProcessPreparation;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Makes the service from what Lambda gives a function: its environment and its package. Done once, before any call. */
final class Assembly {

    /** S3 and STS send at once or not at all; a silence this long is a broken connection. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Map<String, String> environment;
    private final SdkEventLoopGroup threads =
            SdkEventLoopGroup.builder().numberOfThreads(2).build();

    private Assembly(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * A service whose topology is the published package's, so that what an alias may read is as fixed as its version.
     *
     * @throws IOException if {@code $LAMBDA_TASK_ROOT/topology.json} can't be read
     * @throws IllegalArgumentException if it is no topology, or the environment isn't a function's
     */
    static Service service(Map<String, String> environment) throws IOException {
        Assembly assembly = new Assembly(environment);
        Topology topology = Topology.read(Path.of(assembly.variable("LAMBDA_TASK_ROOT"), "topology.json"));
        return new Service(
                topology,
                new S3Objects(
                        assembly.s3(topology.a().region()),
                        topology.a().account(),
                        assembly.identities(topology),
                        assembly.presigned()),
                PresignedReferences.of(topology, Clock.systemUTC()).in(environment),
                new InProcessPreparation(),
                new BedrockModel(assembly.bedrock(), topology.b().model().profile()));
    }

    /** Reading again costs nothing, so S3 has the SDK's standard retries, within the call's time. */
    private S3AsyncClient s3(String region) {
        return S3AsyncClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .httpClientBuilder(http(SILENCE))
                // The bytes are checked against the SHA-256 that the request names.
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    private PresignedObjects presigned() {
        return new PresignedObjects(http(SILENCE)
                .eventLoopGroup(PresignedObjects.threads(threads.eventLoopGroup(), environment))
                .build());
    }

    /** Where no caller has a reader role, nothing is loaded for it. */
    private Identities identities(Topology topology) {
        return topology.callers().stream().allMatch(caller -> caller.readerRole() == null)
                ? Identities.OWN
                : new AssumedReaders(sts(), topology, Clock.systemUTC());
    }

    /** Asking for a session again costs nothing. B's own endpoint answers, as {@code AWS_ENDPOINT_URL_STS} names it. */
    private StsAsyncClient sts() {
        return StsAsyncClient.builder()
                .region(Region.of(variable("AWS_REGION")))
                .credentialsProvider(credentials())
                .httpClientBuilder(http(SILENCE))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    /** Every attempt at a model may be paid for: the function makes one. A model may think long; the call's time ends it. */
    private BedrockRuntimeAsyncClient bedrock() {
        return BedrockRuntimeAsyncClient.builder()
                .region(Region.of(variable("AWS_REGION")))
                .credentialsProvider(credentials())
                .httpClientBuilder(http(Limits.FUNCTION_TIME).protocol(Protocol.HTTP2))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** No proxy, whatever the environment says: documents go from endpoint to endpoint. */
    private NettyNioAsyncHttpClient.Builder http(Duration silence) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(threads)
                .readTimeout(silence)
                .tcpKeepAlive(true)
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build());
    }

    /** A managed runtime that was restored from a snapshot has no keys in its environment: the SDK finds them elsewhere. */
    private AwsCredentialsProvider credentials() {
        return environment.containsKey("AWS_ACCESS_KEY_ID")
                ? EnvironmentVariableCredentialsProvider.create()
                : DefaultCredentialsProvider.builder().build();
    }

    private String variable(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set: this is not a function's environment");
        }
        return value;
    }
}
