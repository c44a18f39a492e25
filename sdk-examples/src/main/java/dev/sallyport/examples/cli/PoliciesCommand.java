package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.InvalidTopologyException;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes every policy of both accounts into a folder. */
@Command(name = "policies", description = "Every policy of both accounts, and where each goes, as files.")
final class PoliciesCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--topology",
            paramLabel = "FILE",
            description = "the names of both accounts; default: made-up ones")
    private @Nullable String topology;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where the files are written, in place of those of the same names")
    private String out = "";

    PoliciesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Topology names = topology == null ? Sandbox.defaultTopology() : TopologyFile.read(topology, session.terminal());
        TrustPolicies policies = policies(names);
        Path folder = session.terminal().path(out).toAbsolutePath().normalize();
        write(policies, folder);
        announce(policies, folder);
        return Exit.DONE;
    }

    private static TrustPolicies policies(Topology topology) {
        try {
            return TrustPolicies.of(topology);
        } catch (InvalidTopologyException e) {
            throw new UsageException("--topology: " + e.getMessage());
        }
    }

    private void write(TrustPolicies policies, Path folder) {
        try {
            Files.createDirectories(folder);
            for (TrustDocument document : policies.documents()) {
                replace(folder.resolve(document.name()), document.json());
            }
            replace(folder.resolve(TrustPolicies.MANIFEST), policies.manifest());
        } catch (IOException e) {
            throw new UsageException("--out: '" + out + "' can't be written");
        }
    }

    /** There is never half a policy under its name. */
    private static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void announce(TrustPolicies policies, Path folder) {
        JsonNode documents = documents(policies);
        if (session.json()) {
            session.print(Codec.object().put("out", folder.toString()).set("documents", documents));
            return;
        }
        Set<String> open = new TreeSet<>();
        documents.forEach(document -> document.path("open").forEach(name -> open.add(name.textValue())));
        session.say(documents.size() + " documents and " + TrustPolicies.MANIFEST + " are in " + folder
                + (open.isEmpty() ? "" : "; still open: " + String.join(", ", open)));
    }

    private static ArrayNode documents(TrustPolicies policies) {
        try {
            return (ArrayNode) Codec.read(policies.manifest(), JsonNode.class).path("documents");
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the manifest is not JSON", e);
        }
    }
}
