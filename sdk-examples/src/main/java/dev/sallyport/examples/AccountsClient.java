package dev.sallyport.examples;

import dev.sallyport.ApprovedPrefix;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;

/** A client of two real accounts, with the names of the documentation's example; yours are in your topology. */
public final class AccountsClient {

    private AccountsClient() {}

    /** A client, with the AWS SDK's default credentials. Connects to nothing yet. */
    public static DocumentAnalyzer build() {
        // tag::client[]
        return DocumentAnalyzer.builder()
                .function("arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans")
                .endpoint(Endpoint.vpce("https://vpce-0a1b2c3d-x1y2z3.lambda.us-east-1.vpce.amazonaws.com"))
                .documents(ApprovedPrefix.of("s3://acme-private/intake/")
                        .owner("111111111111")
                        .region("ap-east-1"))
                .build();
        // end::client[]
    }
}
