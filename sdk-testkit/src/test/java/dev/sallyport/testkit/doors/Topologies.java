package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.util.List;

/** The sandbox's own names, with other callers and options. */
final class Topologies {

    private Topologies() {}

    static Topology presigned() {
        Topology names = Sandbox.defaultTopology();
        return with(names.callers(), new Topology.Options(true, false, true, "streaming"));
    }

    /** One caller, whose documents a role of its own reads, one at a time. */
    static Topology reader() {
        return with(
                List.of(new Topology.Caller("loans", "ec2-production", "intake/", "sallyport-reader")),
                new Topology.Options(false, true, true, "streaming"));
    }

    /** Two callers, and nothing that they share but the function. */
    static Topology twoCallers() {
        return with(
                List.of(
                        new Topology.Caller("loans", "ec2-production", "intake/", "sallyport-reader"),
                        new Topology.Caller("claims", "claims-desk", "claims/", "sallyport-claims-reader")),
                new Topology.Options(false, false, true, "streaming"));
    }

    private static Topology with(List<Topology.Caller> callers, Topology.Options options) {
        Topology names = Sandbox.defaultTopology();
        return new Topology(names.partition(), names.a(), names.b(), callers, options, names.residency());
    }
}
