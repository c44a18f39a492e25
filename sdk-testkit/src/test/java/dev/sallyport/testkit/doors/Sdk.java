package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.Endpoints;
import dev.sallyport.testkit.Principal;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS SDK for somebody at an endpoint, without repetitions; each client is made once. */
final class Sdk implements AutoCloseable {

    private final URI endpoint;
    private final Endpoints endpoints;
    private final Principal principal;
    private final Transport transport;
    private final Map<Class<?>, AutoCloseable> clients = new HashMap<>();

    /**
     * @param endpoint where it asks
     * @param endpoints where it could
     * @param principal as whom
     */
    Sdk(URI endpoint, Endpoints endpoints, Principal principal, Transport transport) {
        this.endpoint = endpoint;
        this.endpoints = endpoints;
        this.principal = principal;
        this.transport = transport;
    }

    LambdaAsyncClient lambda() {
        return once(
                LambdaAsyncClient.class,
                () -> as(LambdaAsyncClient.builder(), Region.US_EAST_1)
                        .httpClient(transport.async())
                        .build());
    }

    BedrockRuntimeAsyncClient bedrock() {
        return once(
                BedrockRuntimeAsyncClient.class,
                () -> as(BedrockRuntimeAsyncClient.builder(), Region.US_EAST_1)
                        .httpClient(transport.async())
                        .build());
    }

    StsClient sts() {
        return once(
                StsClient.class,
                () -> as(StsClient.builder(), Region.US_EAST_1)
                        .httpClient(transport.http())
                        .build());
    }

    S3Client s3() {
        return once(
                S3Client.class,
                () -> as(S3Client.builder(), Region.AP_EAST_1)
                        .httpClient(transport.http())
                        .forcePathStyle(true)
                        .build());
    }

    private <B extends AwsClientBuilder<B, ?>> B as(B builder, Region region) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(credentials())
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }

    /** Signs for this endpoint. */
    S3Presigner presigner() {
        return presigner(endpoint);
    }

    /** Signs for A's endpoint. */
    S3Presigner presignerOfA() {
        return presigner(endpoints.s3());
    }

    private S3Presigner presigner(URI signed) {
        return S3Presigner.builder()
                .endpointOverride(signed)
                .region(Region.AP_EAST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials())
                .build();
    }

    URI endpoint() {
        return endpoint;
    }

    /** For what needs no signature of its own. */
    HttpClient http() {
        return transport.plain();
    }

    private StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                principal.accessKeyId(), principal.secretAccessKey(), principal.sessionToken()));
    }

    private <T extends AutoCloseable> T once(Class<T> type, Supplier<T> client) {
        return type.cast(clients.computeIfAbsent(type, missing -> client.get()));
    }

    /** Whether it is let through: any other failure than a refusal comes after that. */
    boolean allows(Wish wish) throws Exception {
        try {
            wish.call().make(this);
            return true;
        } catch (CompletionException e) {
            return isLetThrough(e.getCause());
        } catch (AwsServiceException | DeniedException e) {
            return isLetThrough(e);
        }
    }

    private static boolean isLetThrough(@Nullable Throwable failure) {
        if (failure instanceof AwsServiceException e) {
            return e.statusCode() != 403;
        }
        if (failure instanceof DeniedException) {
            return false;
        }
        throw new AssertionError("no answer of AWS's", failure);
    }

    @Override
    public void close() {
        for (AutoCloseable client : clients.values()) {
            try {
                client.close();
            } catch (Exception e) {
                throw new AssertionError("a client doesn't close", e);
            }
        }
    }

    /** A refusal that came without the SDK. */
    static final class DeniedException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
