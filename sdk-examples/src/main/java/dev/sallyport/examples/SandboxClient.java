package dev.sallyport.examples;

import dev.sallyport.ApprovedPrefix;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;
import dev.sallyport.S3Path;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A client of a sandbox: the same builder as for real accounts, with the sandbox's names and loopback addresses. */
public final class SandboxClient {

    private SandboxClient() {}

    /** A builder for a client of the sandbox, as its caller; {@code build()} is all that is left to do. */
    public static DocumentAnalyzer.Builder builder(Sandbox sandbox) {
        // tag::sandbox[]
        Principal caller = sandbox.caller();
        return DocumentAnalyzer.builder()
                .function(sandbox.aliasArn())
                .endpoint(Endpoint.loopback(sandbox.endpoints().lambdaVpc()))
                .documents(ApprovedPrefix.of("s3://" + sandbox.bucket() + "/" + sandbox.prefix())
                        .owner(sandbox.topology().a().account())
                        .region(sandbox.topology().a().region())
                        .via(S3Path.loopback(sandbox.endpoints().s3())))
                .credentials(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        caller.accessKeyId(), caller.secretAccessKey(), caller.sessionToken())));
        // end::sandbox[]
    }
}
