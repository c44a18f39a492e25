package dev.sallyport.internal.upload;

import dev.sallyport.internal.transport.AddressRule;
import dev.sallyport.internal.transport.Door;
import dev.sallyport.trust.ApprovedLocation;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK's client of account A's bucket, and nothing else: nothing of it comes from environment or profiles. */
public final class S3Door implements AutoCloseable {

    private final ApprovedLocation location;
    private final String owner;
    private final Door door;
    private final S3AsyncClient client;

    private S3Door(ApprovedLocation location, String owner, Door door, S3AsyncClient client) {
        this.location = location;
        this.owner = owner;
        this.door = door;
        this.client = client;
    }

    /**
     * A door to that prefix; connects to nothing yet.
     *
     * @param endpoint the endpoint; null for the Region's ordinary name
     * @param time what one upload may take
     */
    public static S3Door of(
            ApprovedLocation location,
            String owner,
            String regionName,
            @Nullable URI endpoint,
            AddressRule addresses,
            AwsCredentialsProvider credentials,
            Duration time) {
        Region region = Region.of(regionName);
        URI uri = endpoint != null
                ? endpoint
                : URI.create("https://" + S3Client.serviceMetadata().endpointFor(region));
        Door door = Door.of("s3", addresses);
        S3AsyncClient client = S3AsyncClient.builder()
                .region(region)
                .endpointOverride(uri)
                .credentialsProvider(credentials)
                .httpClient(door)
                .defaultsMode(DefaultsMode.LEGACY)
                // A sandbox has one name; everywhere else the bucket is part of the name.
                .forcePathStyle("http".equalsIgnoreCase(uri.getScheme()))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .scheduledExecutorService(door.timer())
                        .apiCallTimeout(time))
                .build();
        return new S3Door(location, owner, door, client);
    }

    ApprovedLocation location() {
        return location;
    }

    String owner() {
        return owner;
    }

    S3AsyncClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        door.close();
    }
}
