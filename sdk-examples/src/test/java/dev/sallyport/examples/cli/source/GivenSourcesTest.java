package dev.sallyport.examples.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.examples.cli.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSourcesTest {

    @TempDir
    Path folder;

    private Terminal terminal() {
        return new Terminal(InputStream.nullInputStream(), System.out, System.err, Map.of(), folder);
    }

    private List<String> each(String... names) {
        return Source.each(List.of(names), terminal()).stream()
                .map(Source::name)
                .toList();
    }

    @BeforeEach
    void files() throws IOException {
        for (String file : List.of("in/b/申請 表.pdf", "in/a.txt", "in/b.txt", "in/.hidden", "in/.git/x", "other.txt")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), file);
        }
        Files.createSymbolicLink(folder.resolve("in/link.txt"), folder.resolve("other.txt"));
        Files.createSymbolicLink(folder.resolve("in/loop"), folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("way"), folder.resolve("in"));
    }

    @Test
    void whenAFolderIsWalked_thenItsFilesComeSortedWithoutWhatIsHiddenOrLinked() {
        assertThat(each("in")).containsExactly("in/a.txt", "in/b.txt", "in/b/申請 表.pdf");
        assertThat(each("in/")).containsExactly("in/a.txt", "in/b.txt", "in/b/申請 表.pdf");
    }

    @Test
    void whenFilesAndFoldersAreMixed_thenTheOrderIsThatOfTheArguments() {
        assertThat(each("other.txt", "in/b", "other.txt", "gone.txt"))
                .containsExactly("other.txt", "in/b/申請 表.pdf", "other.txt", "gone.txt");
    }

    @Test
    void whenALinkToAFolderIsNamedItself_thenItIsMeant() {
        assertThat(each("way")).containsExactly("way/a.txt", "way/b.txt", "way/b/申請 表.pdf");
    }

    @Test
    void whenAReferenceIsEncoded_thenItsKeyIsDecodedOnceAndAPlusStays() {
        Source source = Source.dossier(
                        List.of("s3://acme-private/intake/a%20b%2Bc+%E7%94%B3%25.pdf?versionId=v%3D1"), terminal())
                .get(0);

        assertThat(source).isEqualTo(new Source.Reference(source.name(), "acme-private", "intake/a b+c+申%.pdf", "v=1"));
        assertThat(source).hasToString("Reference[]");
    }

    @Test
    void whenAReferenceHasNoVersion_thenItIsEmpty() {
        Source source = Source.dossier(List.of("s3://acme-private/intake/a"), terminal())
                .get(0);

        assertThat(((Source.Reference) source).versionId()).isEmpty();
    }
}
