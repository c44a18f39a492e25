package dev.sallyport.path;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** A's bucket, into which somebody in A puts documents with the AWS SDK's own client, as it is. */
final class Bucket implements AutoCloseable {

    private final Sandbox sandbox;
    private final S3AsyncClient s3;

    Bucket(Sandbox sandbox, Principal principal) {
        this.sandbox = sandbox;
        s3 = S3AsyncClient.builder()
                .region(Region.of(sandbox.topology().a().region()))
                .endpointOverride(sandbox.endpoints().s3())
                .forcePathStyle(true)
                .credentialsProvider(credentials(principal))
                .build();
    }

    static StaticCredentialsProvider credentials(Principal principal) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                principal.accessKeyId(), principal.secretAccessKey(), principal.sessionToken()));
    }

    /** The version that a text has become under a key. */
    CompletableFuture<String> put(String key, String text) {
        return s3.putObject(o -> o.bucket(sandbox.bucket()).key(key), AsyncRequestBody.fromString(text))
                .thenApply(response -> response.versionId());
    }

    @Override
    public void close() {
        s3.close();
    }
}
