package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.bedrock.BedrockService;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Roles;
import dev.sallyport.testkit.internal.lambda.FunctionPolicy;
import dev.sallyport.testkit.internal.lambda.LambdaService;
import dev.sallyport.testkit.internal.runtime.FunctionHost;
import dev.sallyport.testkit.internal.s3.S3Service;
import dev.sallyport.testkit.internal.sts.StsService;
import dev.sallyport.trust.Topology;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What is behind the listeners.
 *
 * @param lambda Lambda of Region B
 * @param s3 the bucket of A
 * @param sts STS
 * @param bedrock Bedrock runtime of Region B
 * @param host where Lambda's function runs, as soon as it does
 */
record Services(
        LambdaService lambda,
        S3Service s3,
        StsService sts,
        BedrockService bedrock,
        CompletableFuture<FunctionHost> host) {

    static Services of(
            Topology topology,
            CredentialStore credentials,
            Roles roles,
            FunctionPolicy policy,
            S3Service s3,
            BedrockService bedrock) {
        CompletableFuture<FunctionHost> host = new CompletableFuture<>();
        return new Services(
                new LambdaService(topology, policy, host), s3, new StsService(credentials, roles), bedrock, host);
    }

    Map<Listener, AwsService> byListener() {
        return Map.of(
                Listener.LAMBDA, lambda,
                Listener.LAMBDA_VPC, lambda,
                Listener.S3, s3,
                Listener.S3_FROM_B, s3,
                Listener.STS, sts,
                Listener.STS_FROM_B, sts,
                Listener.BEDROCK_RUNTIME, bedrock);
    }
}
