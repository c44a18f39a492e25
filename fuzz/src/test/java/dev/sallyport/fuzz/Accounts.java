package dev.sallyport.fuzz;

import dev.sallyport.trust.Topology;
import java.util.List;
import java.util.stream.Stream;

/** Topologies that seeds are made from. */
final class Accounts {

    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2");

    private Accounts() {}

    static Topology deployed() {
        return topology("aws", false, false, new Topology.Caller("loans", "ec2-production", "intake/", "reader"));
    }

    /** One of every form that a document can take. */
    static Stream<Topology> all() {
        Topology.Caller loans = new Topology.Caller("loans", "ec2-production", "intake/", null);
        return Stream.of(
                topology("aws", false, false, loans),
                topology("aws-cn", true, false, loans),
                topology(
                        "aws",
                        true,
                        false,
                        loans,
                        new Topology.Caller("loans-night", "ec2-production", "night/", null),
                        new Topology.Caller("loans_night", "claims-desk", "a*b?/$c/", null)),
                topology(
                        "aws",
                        false,
                        true,
                        new Topology.Caller("loans", "ec2-production", "intake/", "loans-reader"),
                        new Topology.Caller("claims", "claims-desk", "claims/", "claims-reader")));
    }

    private static Topology topology(
            String partition, boolean presigned, boolean perDocumentReader, Topology.Caller... callers) {
        return new Topology(
                partition,
                new Topology.AccountA(
                        "111111111111",
                        "ap-east-1",
                        "acme-private",
                        "arn:" + partition + ":kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001",
                        "vpce-0a1a1a1a1a1a1a1a1",
                        List.of("vpce-0a2a2a2a2a2a2a2a2")),
                new Topology.AccountB(
                        "222222222222",
                        "us-east-1",
                        "sallyport",
                        "sallyport-function",
                        List.of("vpce-0b1b1b1b1b1b1b1b1", "vpce-0b2b2b2b2b2b2b2b2"),
                        new Topology.Model("us.model", "model", REGIONS)),
                List.of(callers),
                new Topology.Options(presigned, perDocumentReader, true, "streaming"),
                new Topology.Residency(List.of("documents"), REGIONS));
    }
}
