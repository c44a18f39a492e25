package dev.sallyport.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents in a folder that stand in for a topology's own. */
final class PolicyFolder {

    private final Path folder;
    private final Topology topology;

    PolicyFolder(Path folder, Topology topology) {
        this.folder = folder;
        this.topology = topology;
    }

    List<TrustDocument> read() throws IOException {
        List<TrustDocument> own = Documents.of(topology);
        refuseOthers(own.stream().map(TrustDocument::name).toList());
        List<TrustDocument> documents = new ArrayList<>();
        for (TrustDocument document : own) {
            Path file = folder.resolve(document.name());
            if (Files.exists(file)) {
                String json = filled(document.name(), Files.readString(file));
                documents.add(new TrustDocument(
                        document.file(), document.name(), document.target(), json, OpenNames.in(json)));
            }
        }
        return documents;
    }

    /** A misspelt name would leave a door without its policy. */
    private void refuseOthers(List<String> needed) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(TrustPolicies.MANIFEST) && !needed.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidTopologyException(
                                name,
                                "is no document that this topology needs; they are "
                                        + needed.stream().collect(Collectors.joining(", ")));
                    });
        }
    }

    private String filled(String name, String json) {
        try {
            return new OpenNames(topology)
                            .filled(Codec.read(json, JsonNode.class))
                            .toPrettyString() + "\n";
        } catch (MalformedMessageException e) {
            throw new InvalidTopologyException(name, "is not JSON");
        }
    }
}
