package dev.sallyport.path;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.util.List;

/** The sandbox's own topology, with something else in it. */
final class Topologies {

    static final Topology.Caller LOANS = Sandbox.defaultTopology().callers().get(0);

    private Topologies() {}

    /** With other callers, and one of them at least. */
    static Topology with(Topology.Options options, Topology.Caller... callers) {
        Topology names = Sandbox.defaultTopology();
        return new Topology(names.partition(), names.a(), names.b(), List.of(callers), options, names.residency());
    }

    /** With another residency. */
    static Topology with(Topology.Residency residency) {
        Topology names = Sandbox.defaultTopology();
        return new Topology(names.partition(), names.a(), names.b(), names.callers(), names.options(), residency);
    }

    /** What is switched on. */
    static Topology.Options options(boolean presigned, boolean perDocumentReader) {
        Topology.Options options = Sandbox.defaultTopology().options();
        return new Topology.Options(presigned, perDocumentReader, options.proofOfCaller(), options.transport());
    }

    static Topology presigned() {
        return with(options(true, false), LOANS);
    }
}
