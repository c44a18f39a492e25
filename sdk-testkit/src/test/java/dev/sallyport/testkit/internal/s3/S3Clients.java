package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.fixture.EventLoops;
import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The unmodified SDK's clients for a listener and a session. */
final class S3Clients {

    private S3Clients() {}

    static S3Client sync(RunningFront front, Listener listener, Session session) {
        return pointed(S3Client.builder(), front, listener, session)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    static S3AsyncClient async(RunningFront front, Listener listener, Session session) {
        return pointed(S3AsyncClient.builder(), front, listener, session)
                .httpClientBuilder(EventLoops.netty())
                .build();
    }

    /** The async client that uploads in parts of its own accord. */
    static S3AsyncClient cutting(RunningFront front, Listener listener, Session session) {
        return pointed(S3AsyncClient.builder(), front, listener, session)
                .httpClientBuilder(EventLoops.netty())
                .multipartEnabled(true)
                .multipartConfiguration(
                        m -> m.minimumPartSizeInBytes(5L * 1024 * 1024).thresholdInBytes(6L * 1024 * 1024))
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B pointed(
            B builder, RunningFront front, Listener listener, Session session) {
        return builder.endpointOverride(front.uri(listener))
                .region(Region.of(front.topology.a().region()))
                .credentialsProvider(RunningFront.credentials(session))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }
}
