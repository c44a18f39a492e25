package dev.sallyport.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every document of both accounts, made from one topology: whoever changes one changes it there. Immutable. */
public final class TrustPolicies {

    /** Name of the role, in each account, that may change what these documents protect; all others are kept from it. */
    public static final String DEPLOYMENT_ROLE = "sallyport-deployment";

    /** Name of the file that says what goes where. */
    public static final String MANIFEST = "manifest.json";

    private final Topology topology;
    private final List<TrustDocument> documents;

    private TrustPolicies(Topology topology, List<TrustDocument> documents) {
        this.topology = topology;
        this.documents = List.copyOf(documents);
    }

    /**
     * The documents of a topology, only those that its options need, in the order of {@link PolicyFile}.
     *
     * @throws InvalidTopologyException if it has so many callers that a document is longer than AWS takes
     */
    public static TrustPolicies of(Topology topology) {
        return new TrustPolicies(topology, Documents.of(topology));
    }

    /**
     * The documents in a folder, in place of the topology's own. What the topology needs and the folder doesn't have is not
     * attached. Open names are filled in from the topology.
     *
     * @throws IOException if the folder or a file in it can't be read
     * @throws InvalidTopologyException if a file in it is none that the topology needs, or is not JSON: it is
     *     named
     */
    public static TrustPolicies read(Path folder, Topology topology) throws IOException {
        return new TrustPolicies(topology, new PolicyFolder(folder, topology).read());
    }

    /** All of them. */
    public List<TrustDocument> documents() {
        return documents;
    }

    /** Those of that kind. */
    public Stream<TrustDocument> all(PolicyFile file) {
        return documents.stream().filter(document -> document.file() == file);
    }

    /**
     * What goes where and in which order, as JSON: {@code documents}, each with {@code file}, {@code account}, {@code
     * accountId}, {@code target}, {@code paste}, {@code command}, {@code order} and {@code open}.
     */
    public String manifest() {
        return new Manifest(topology).json(documents);
    }
}
