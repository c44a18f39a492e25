package dev.sallyport.testkit.internal;

import dev.sallyport.trust.Topology;
import java.util.List;

/** The sandbox's default names. */
public final class TestTopology {

    private TestTopology() {}

    /** Without a KMS key, so that an ETag is an MD5. */
    public static Topology plain() {
        return topology(null);
    }

    /** With that KMS key. */
    public static Topology encrypted(String kmsKeyArn) {
        return topology(kmsKeyArn);
    }

    private static Topology topology(@org.jspecify.annotations.Nullable String kmsKeyArn) {
        return new Topology(
                "aws",
                new Topology.AccountA("111111111111", "ap-east-1", "acme-private", kmsKeyArn, null, List.of()),
                new Topology.AccountB(
                        "222222222222",
                        "us-east-1",
                        "sallyport",
                        "sallyport-function",
                        List.of(),
                        new Topology.Model(
                                "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                                "anthropic.claude-sonnet-4-5-20250929-v1:0",
                                List.of("us-east-1", "us-east-2", "us-west-2"))),
                List.of(new Topology.Caller("loans", "ec2-production", "intake/", null)),
                new Topology.Options(false, false, true, "streaming"),
                new Topology.Residency(
                        List.of("application-documents"), List.of("us-east-1", "us-east-2", "us-west-2")));
    }
}
