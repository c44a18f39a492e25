package dev.sallyport.path;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Somebody who signs URLs for A's bucket, with the AWS SDK's own presigner, as it is. */
record Signer(Sandbox sandbox, Principal principal) {

    static Signer caller(Sandbox sandbox) {
        return new Signer(sandbox, sandbox.caller());
    }

    /** For five minutes. */
    URI url(String key, String version) {
        return url(request -> request.bucket(sandbox.bucket()).key(key).versionId(version));
    }

    URI url(Consumer<GetObjectRequest.Builder> request) {
        return url(Duration.ofMinutes(5), request);
    }

    URI url(Duration validity, Consumer<GetObjectRequest.Builder> request) {
        try (S3Presigner presigner = presigner()) {
            return URI.create(presigner
                    .presignGetObject(p -> p.signatureDuration(validity).getObjectRequest(request))
                    .url()
                    .toString());
        }
    }

    /** One that would write. */
    URI writing(String key) {
        try (S3Presigner presigner = presigner()) {
            return URI.create(presigner
                    .presignPutObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(o -> o.bucket(sandbox.bucket()).key(key)))
                    .url()
                    .toString());
        }
    }

    private S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(sandbox.endpoints().s3())
                .region(Region.of(sandbox.topology().a().region()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(Bucket.credentials(principal))
                .build();
    }
}
