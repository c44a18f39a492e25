package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.fixture.Clients;
import java.net.URI;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS SDK for somebody at an endpoint.
 *
 * @param endpoint where it asks
 * @param principal as whom
 */
record Sdk(URI endpoint, Principal principal) {

    LambdaAsyncClient lambda() {
        return Clients.lambda(endpoint, principal);
    }

    BedrockRuntimeAsyncClient bedrock() {
        return Clients.bedrock(endpoint, principal);
    }

    StsClient sts() {
        return sts(endpoint, principal);
    }

    static StsClient sts(URI endpoint, Principal principal) {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(principal))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    S3Client s3() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.AP_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials(principal))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.AP_EAST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials(principal))
                .build();
    }

    private static StaticCredentialsProvider credentials(Principal principal) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                principal.accessKeyId(), principal.secretAccessKey(), principal.sessionToken()));
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

    private static boolean isLetThrough(Throwable failure) {
        if (failure instanceof AwsServiceException e) {
            return e.statusCode() != 403;
        }
        if (failure instanceof DeniedException) {
            return false;
        }
        throw new AssertionError("no answer of AWS's", failure);
    }

    /** A refusal that came without the SDK. */
    static final class DeniedException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
