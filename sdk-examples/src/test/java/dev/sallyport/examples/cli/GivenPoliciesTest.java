package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenPoliciesTest {

    @TempDir
    Path folder;

    private Typed type(String... args) {
        return Typed.At.folder(folder).run(args);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whenNoTopologyIsNamed_thenTheSandboxsDocumentsAreWritten() throws IOException {
        Typed typed = type("policies", "--out", "new/policies");

        Path out = folder.resolve("new/policies");
        TrustPolicies policies = TrustPolicies.of(Sandbox.defaultTopology());
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains(out.toString(), "manifest.json", "a.kmsKeyArn", "b.s3EndpointIds");
        assertThat(names(out))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("manifest.json"),
                                policies.documents().stream().map(TrustDocument::name))
                        .toList());
        for (TrustDocument document : policies.documents()) {
            assertThat(out.resolve(document.name())).hasContent(document.json());
        }
        assertThat(out.resolve("manifest.json")).hasContent(policies.manifest());
    }

    @Test
    void whenJsonIsAskedFor_thenItIsOneObjectWithWhatTheManifestHas() {
        Typed typed = type("policies", "--out", "policies", "--json");

        JsonNode result = typed.json();
        assertThat(typed.exit()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(result.path("out").textValue())
                .isEqualTo(folder.resolve("policies").toString());
        assertThat(result.path("documents")).isNotEmpty().allSatisfy(document -> {
            assertThat(document.fieldNames())
                    .toIterable()
                    .containsExactly("file", "account", "accountId", "target", "paste", "command", "order", "open");
            assertThat(folder.resolve("policies").resolve(document.path("file").textValue()))
                    .exists();
        });
    }

    @Test
    void whenATopologyIsNamed_thenTheDocumentsHaveItsNames() throws IOException {
        Topology renamed = Topology.parse(Sandbox.defaultTopology()
                .toJson()
                .replace("acme-private", "other-private")
                .replace("loans", "claims"));
        Files.writeString(folder.resolve("topology.json"), renamed.toJson());

        Typed typed = type("policies", "--topology", "topology.json", "--out", "policies", "--json");

        assertThat(typed.exit()).isZero();
        assertThat(folder.resolve("policies/a-bucket.json"))
                .content()
                .contains("AllowReaderClaims", "other-private")
                .doesNotContain("acme-private");
    }

    @Test
    void whenTheFolderHasFiles_thenThoseOfTheSameNamesAreReplacedAndOthersAreLeft() throws IOException {
        Path out = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(out.resolve("a-bucket.json"), "old");
        Files.writeString(out.resolve("notes.txt"), "remember the milk");

        assertThat(type("policies", "--out", "policies").exit()).isZero();

        assertThat(out.resolve("notes.txt")).hasContent("remember the milk");
        assertThat(out.resolve("a-bucket.json")).content().contains("2012-10-17");
        assertThat(names(out)).noneMatch(name -> name.endsWith(".draft"));
    }

    @Test
    void whenWrittenTwice_thenTheFilesAreTheSame() throws IOException {
        type("policies", "--out", "one");
        type("policies", "--out", "two");

        for (String name : names(folder.resolve("one"))) {
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameTextualContentAs(folder.resolve("one").resolve(name));
        }
    }

    @Test
    void whenTheManifestIsFollowed_thenRolesComeBeforeWhatNamesThem() {
        JsonNode documents =
                type("policies", "--out", "policies", "--json").json().path("documents");

        List<String> files = StreamSupport.stream(documents.spliterator(), false)
                .map(document -> document.path("file").textValue())
                .toList();
        assertThat(files).containsSubsequence("b-function-identity.json", "a-key.json", "a-bucket.json", "a-scp.json");
        assertThat(files).containsSubsequence("a-caller-identity.json", "b-function-permission.json", "b-scp.json");
    }
}
