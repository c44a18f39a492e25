package dev.sallyport;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What most tests begin with. */
final class Given {

    static final String ALIAS = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";
    static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "SECRETCANARY"));

    private Given() {}

    static ApprovedPrefix prefix(URI s3) {
        return ApprovedPrefix.of("s3://acme-private/intake/")
                .owner("111111111111")
                .region("ap-east-1")
                .via(S3Path.loopback(s3));
    }

    static AnalyzerBuilder builder(URI uri, TransportMode mode) {
        AnalyzerBuilder builder = new AnalyzerBuilder();
        builder.function(ALIAS)
                .endpoint(Endpoint.loopback(uri))
                .documents(prefix(uri))
                .credentials(CREDENTIALS)
                .transport(mode);
        return builder;
    }

    static DocumentAnalyzer analyzer(URI uri, TransportMode mode, Duration deadline) {
        return builder(uri, mode)
                .defaults(options -> options.deadline(deadline))
                .build();
    }

    static Document document(DocumentAnalyzer analyzer) {
        return analyzer.documents().at("intake/KEYCANARY", "v1");
    }
}
