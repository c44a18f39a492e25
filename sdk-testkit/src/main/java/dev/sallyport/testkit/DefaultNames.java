package dev.sallyport.testkit;

import dev.sallyport.trust.Topology;
import java.util.List;

/** The names of a sandbox that was told none. */
final class DefaultNames {

    private static final String KEY = "5a11c0de-0000-4000-8000-000000000001";

    private DefaultNames() {}

    static Topology topology() {
        List<String> regions = List.of("us-east-1", "us-east-2", "us-west-2");
        return new Topology(
                "aws",
                new Topology.AccountA("111111111111", "ap-east-1", "acme-private", null, null, List.of()),
                new Topology.AccountB(
                        "222222222222",
                        "us-east-1",
                        "sallyport",
                        "sallyport-function",
                        List.of(),
                        new Topology.Model(
                                "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                                "anthropic.claude-sonnet-4-5-20250929-v1:0",
                                regions)),
                List.of(new Topology.Caller("loans", "ec2-production", "intake/", null)),
                new Topology.Options(false, false, true, "streaming"),
                new Topology.Residency(List.of("application-documents"), regions));
    }

    /** The same topology with what only a deployment knows. */
    static Topology completed(Topology topology) {
        Topology.AccountA a = topology.a();
        Topology.AccountB b = topology.b();
        return new Topology(
                topology.partition(),
                new Topology.AccountA(
                        a.account(),
                        a.region(),
                        a.bucket(),
                        a.kmsKeyArn() == null ? keyArn(topology) : a.kmsKeyArn(),
                        a.lambdaEndpointId() == null ? "vpce-0a1a1a1a1a1a1a1a1" : a.lambdaEndpointId(),
                        a.s3EndpointIds().isEmpty() ? List.of("vpce-0a2a2a2a2a2a2a2a2") : a.s3EndpointIds()),
                new Topology.AccountB(
                        b.account(),
                        b.region(),
                        b.function(),
                        b.functionRole(),
                        b.s3EndpointIds().isEmpty() ? List.of("vpce-0b1b1b1b1b1b1b1b1") : b.s3EndpointIds(),
                        b.model()),
                topology.callers(),
                topology.options(),
                topology.residency());
    }

    private static String keyArn(Topology topology) {
        return "arn:" + topology.partition() + ":kms:" + topology.a().region() + ":"
                + topology.a().account() + ":key/" + KEY;
    }
}
