package dev.sallyport.examples.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS SDK's asynchronous clients for a running sandbox.
 *
 * @param sandbox what the sandbox command printed
 */
record SdkClients(JsonNode sandbox) {

    /** As the SDK builds it, without repetitions. */
    <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> C of(
            B builder, String endpoint, String region, String principal) {
        return many(builder, endpoint, region, principal, 50);
    }

    /** With that many connections at once. */
    <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> C many(
            B builder, String endpoint, String region, String principal, int connections) {
        JsonNode keys = sandbox.path("principals").path(principal);
        return builder.endpointOverride(
                        URI.create(sandbox.path("endpoints").path(endpoint).asText()))
                .region(Region.of(sandbox.path("regions").path(region).asText()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        keys.path("accessKeyId").asText(),
                        keys.path("secretAccessKey").asText(),
                        keys.path("sessionToken").asText())))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(connections)
                        .connectionAcquisitionTimeout(Duration.ofMinutes(2))
                        .connectionTimeout(Duration.ofSeconds(30))
                        .readTimeout(Duration.ofMinutes(2)))
                .build();
    }

    String bucket() {
        return sandbox.path("bucket").asText();
    }

    String key(String name) {
        return sandbox.path("prefix").asText() + name;
    }

    String function() {
        return sandbox.path("function").asText();
    }
}
