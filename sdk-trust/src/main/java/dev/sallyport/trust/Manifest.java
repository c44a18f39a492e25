package dev.sallyport.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.Comparator;
import java.util.List;

/** What goes where, in which order. */
final class Manifest {

    /** AWS checks the principals that a policy names: roles come first, then what names them, guard rails at the end. */
    private static final List<PolicyFile> ORDER = List.of(
            PolicyFile.A_CALLER_IDENTITY,
            PolicyFile.B_FUNCTION_IDENTITY,
            PolicyFile.B_READER_TRUST,
            PolicyFile.B_READER_IDENTITY,
            PolicyFile.A_KEY,
            PolicyFile.A_BUCKET,
            PolicyFile.B_FUNCTION_PERMISSION,
            PolicyFile.A_LAMBDA_SECURITY_GROUP,
            PolicyFile.A_LAMBDA_ENDPOINT,
            PolicyFile.A_S3_ENDPOINT,
            PolicyFile.B_S3_ENDPOINT,
            PolicyFile.B_BEDROCK_ENDPOINT,
            PolicyFile.B_STS_ENDPOINT,
            PolicyFile.A_SCP,
            PolicyFile.B_SCP);

    private final Topology topology;
    private final Placement placement;

    Manifest(Topology topology) {
        this.topology = topology;
        placement = new Placement(topology);
    }

    String json(List<TrustDocument> documents) {
        ObjectNode manifest = Codec.object();
        ArrayNode entries = manifest.putArray("documents");
        documents.stream()
                .sorted(Comparator.comparingInt(document -> ORDER.indexOf(document.file())))
                .forEach(document -> entries.add(entry(document, entries.size() + 1)));
        return manifest.toPrettyString() + "\n";
    }

    private ObjectNode entry(TrustDocument document, int order) {
        boolean ofA = document.file().account().equals("A");
        String command = placement.command(document);
        ObjectNode entry = Codec.object()
                .put("file", document.name())
                .put("account", document.file().account())
                .put("accountId", ofA ? topology.a().account() : topology.b().account())
                .put("target", document.target())
                .put("paste", placement.paste(document))
                .put("command", command)
                .put("order", order);
        ArrayNode open = entry.putArray("open");
        OpenNames.in(document.json() + document.target() + command).forEach(open::add);
        return entry;
    }
}
