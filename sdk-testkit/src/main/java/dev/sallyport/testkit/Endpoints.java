package dev.sallyport.testkit;

import java.net.URI;

/**
 * Where the sandbox listens, each {@code http://127.0.0.1:port}, or {@code https://} with TLS. The port that is called is the caller's network position.
 *
 * @param lambda Lambda's Regional endpoint in Region B
 * @param lambdaVpc Lambda through A's interface endpoint
 * @param s3 S3 of Region A as seen from A
 * @param s3FromB S3 of Region A through B's interface endpoint
 * @param sts STS of both Regions, by the public path
 * @param stsFromB STS of Region B through B's interface endpoint
 * @param bedrockRuntime Bedrock runtime in Region B; HTTP/2 as well as HTTP/1.1, as all of them
 */
public record Endpoints(URI lambda, URI lambdaVpc, URI s3, URI s3FromB, URI sts, URI stsFromB, URI bedrockRuntime) {}
