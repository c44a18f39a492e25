package dev.sallyport.trust;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Topologies that differ in what their documents have to say. */
final class Topologies {

    private static final List<String> REGIONS = List.of("us-east-1", "us-east-2", "us-west-2");
    private static final Topology.Caller LOANS = new Topology.Caller("loans", "ec2-production", "intake/", null);

    private Topologies() {}

    /** Before deployment, with one caller. */
    static Topology plain() {
        return of("aws", false, false, LOANS);
    }

    /** After deployment. */
    static Topology deployed() {
        return deployed(plain());
    }

    static Topology presigned() {
        return deployed(of("aws", true, false, LOANS));
    }

    static Topology readers() {
        return deployed(of(
                "aws",
                false,
                true,
                new Topology.Caller("loans", "ec2-production", "intake/", "loans-reader"),
                new Topology.Caller("claims", "claims-desk", "claims/", "claims-reader")));
    }

    /** One with a reader's role, two aliases of one role, names that a policy has to write otherwise. */
    static Topology severalCallers() {
        return deployed(of(
                "aws",
                true,
                false,
                new Topology.Caller("loans", "ec2-production", "intake/", "loans-reader"),
                new Topology.Caller("loans-night", "ec2-production", "night/", null),
                new Topology.Caller("loans_night", "claims-desk", "a*b?/$c/", null)));
    }

    static Topology china() {
        return deployed(of("aws-cn", false, false, LOANS));
    }

    static Topology callers(int count) {
        return deployed(of(
                "aws",
                false,
                false,
                IntStream.range(0, count)
                        .mapToObj(i -> new Topology.Caller("team-" + i, "role-" + i, "team-" + i + "/", null))
                        .toArray(Topology.Caller[]::new)));
    }

    static Map<String, Topology> all() {
        return Map.of(
                "plain", plain(),
                "deployed", deployed(),
                "presigned", presigned(),
                "readers", readers(),
                "several callers", severalCallers(),
                "China", china());
    }

    static Topology of(String partition, boolean presigned, boolean perDocumentReader, Topology.Caller... callers) {
        return new Topology(
                partition,
                new Topology.AccountA("111111111111", "ap-east-1", "acme-private", null, null, List.of()),
                accountB(List.of()),
                List.of(callers),
                new Topology.Options(presigned, perDocumentReader, true, "streaming"),
                new Topology.Residency(List.of("application-documents"), REGIONS));
    }

    private static Topology deployed(Topology topology) {
        String key =
                "arn:" + topology.partition() + ":kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001";
        return new Topology(
                topology.partition(),
                new Topology.AccountA(
                        "111111111111",
                        "ap-east-1",
                        "acme-private",
                        key,
                        "vpce-0a1a1a1a1a1a1a1a1",
                        List.of("vpce-0a2a2a2a2a2a2a2a2")),
                accountB(List.of("vpce-0b1b1b1b1b1b1b1b1", "vpce-0b2b2b2b2b2b2b2b2")),
                topology.callers(),
                topology.options(),
                topology.residency());
    }

    private static Topology.AccountB accountB(List<String> endpoints) {
        return new Topology.AccountB(
                "222222222222",
                "us-east-1",
                "sallyport",
                "sallyport-function",
                endpoints,
                new Topology.Model(
                        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                        "anthropic.claude-sonnet-4-5-20250929-v1:0",
                        REGIONS));
    }
}
