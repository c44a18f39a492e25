package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.examples.documents.Drawing;
import dev.sallyport.examples.documents.EncryptedPdf;
import dev.sallyport.examples.documents.TinyPdf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenDocumentsTest {

    private static final Path EXAMPLE =
            Path.of("..", "examples", "loan-application.pdf").toAbsolutePath();

    @TempDir
    Path folder;

    private Typed type(String... args) {
        return Typed.At.folder(folder).run(args);
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void assertRefused(Typed typed, String code) {
        assertThat(typed.exit()).isEqualTo(3);
        assertThat(keys(typed.json())).containsExactly("error");
        assertThat(keys(typed.json().path("error")))
                .containsExactly("code", "stage", "message", "remedy", "retryable", "paid", "requestId");
        assertThat(typed.json().path("error").path("code").asText()).isEqualTo(code);
        assertThat(typed.json().path("error").path("paid").asText()).isEqualTo("no");
    }

    @Test
    void whenAPdfIsAnalysed_thenTheResultHasEveryKeyOfTheContractInItsOrder() {
        Typed typed = type(
                "analyze",
                "--json",
                EXAMPLE.toString(),
                "--fields",
                "applicant,amount:currency,term:integer,guarantor?");

        assertThat(typed.exit()).isZero();
        assertThat(typed.err().lines().findFirst()).contains("sandbox on this machine, rehearsal model, not Claude");
        JsonNode result = typed.json();
        assertThat(keys(result))
                .containsExactly(
                        "requestId",
                        "model",
                        "rehearsal",
                        "value",
                        "fields",
                        "languages",
                        "completeness",
                        "warnings",
                        "suggestions",
                        "usage",
                        "cost",
                        "documents",
                        "timings");
        assertThat(result.path("value").toString())
                .isEqualTo("{\"applicant\":\"Example Applicant\",\"amount\":{\"amount\":\"1250000.00\","
                        + "\"currency\":\"HKD\"},\"term\":240,\"guarantor\":null}");
        assertThat(result.path("fields"))
                .extracting(field -> field.path("path").asText())
                .containsExactly("/applicant", "/amount", "/term", "/guarantor");
        assertThat(keys(result.path("fields").path(0)))
                .containsExactly("path", "state", "raw", "confidence", "calibrated", "evidence");
        assertThat(result.path("fields").path(1).path("evidence").path(0).toString())
                .isEqualTo("{\"document\":0,\"page\":2,\"quote\":\"HK$ 1,250,000.00\",\"box\":null,"
                        + "\"verification\":\"verified\"}");
        assertThat(result.path("fields").path(3).path("state").asText()).isEqualTo("absent");
        assertThat(keys(result.path("completeness")))
                .containsExactly("pagesRead", "pages", "rowsReturned", "rowsExpected");
        assertThat(keys(result.path("usage"))).containsExactly("inputTokens", "outputTokens", "modelCalls");
        assertThat(keys(result.path("documents").path(0)))
                .containsExactly("file", "key", "versionId", "sha256", "mediaType", "pages", "readingModes");
        assertThat(keys(result.path("timings"))).containsExactly("upload", "model", "total");
        assertThat(result.path("cost").isNull()).isTrue();
        assertThat(result.path("suggestions").isEmpty()).isTrue();
    }

    @Test
    void whenFilesOfOneDossierHaveNamesOfAnyScript_thenEachIsNamedAsItWas() throws IOException {
        Files.writeString(folder.resolve("申請 表.txt"), "Applicant: Example Applicant\n");
        Files.write(folder.resolve("طلب.pdf"), TinyPdf.of("Employer: Example Employer"));

        Typed typed = type("analyze", "--json", "申請 表.txt", "طلب.pdf", "--fields", "applicant,employer");

        assertThat(typed.exit()).isZero();
        assertThat(typed.json().path("documents"))
                .extracting(document -> document.path("file").asText())
                .containsExactly("申請 表.txt", "طلب.pdf");
        assertThat(typed.json().path("documents"))
                .extracting(document -> document.path("mediaType").asText())
                .containsExactly("text/plain", "application/pdf");
        assertThat(typed.json().path("value").path("employer").asText()).isEqualTo("Example Employer");
    }

    @Test
    void whenAPersonReads_thenItIsLabelledAndNoDocumentCommandsTheTerminal() throws IOException {
        Files.writeString(folder.resolve("form.txt"), "Applicant: Exa\u202emple\n");

        Typed typed = type("analyze", "form.txt", "--fields", "applicant");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out())
                .contains("Rehearsal", "not by Claude", "applicant")
                .contains("\\u202e")
                .doesNotContain("\u202e");
    }

    @Test
    void whenAFileCantBeUploaded_thenTheErrorSaysWhy() throws IOException {
        Files.createFile(folder.resolve("empty.txt"));
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.pdf").toFile(), "rw")) {
            large.setLength(15_000_001);
        }

        assertRefused(type("analyze", "--json", "gone.pdf"), "document_missing");
        assertRefused(type("analyze", "--json", "empty.txt"), "document_empty");
        assertRefused(type("analyze", "--json", "large.pdf"), "document_too_large");
    }

    @Test
    void whenAReferenceMayNotBeRead_thenTheErrorSaysWhy() {
        assertRefused(type("analyze", "--json", "s3://acme-private/intake/a.pdf"), "version_required");
        assertRefused(type("analyze", "--json", "s3://other/intake/a.pdf?versionId=v1"), "not_allowed");
        assertRefused(type("analyze", "--json", "s3://acme-private/intake-old/a.pdf?versionId=v1"), "not_allowed");
        assertRefused(type("analyze", "--json", "s3://acme-private/intake/%2e%2e/a?versionId=v1"), "not_allowed");
    }

    @Test
    void whenAPersonIsRefused_thenTheyReadOneSentenceAndTheRemedy() {
        Typed typed = type("analyze", "gone.pdf");

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("document_missing").doesNotContain("Exception", "\tat ");
    }

    @Test
    void whenTheyAskForIt_thenTheStackTraceIsOnStderr() {
        Typed typed = type("analyze", "--json", "--debug", "gone.pdf");

        assertThat(typed.err()).contains("InvalidDocumentException", "\tat ");
        assertRefused(typed, "document_missing");
    }

    @Test
    void whenEachIsReadByItself_thenThereIsALineAFileInOrderAndAnErrorStopsNothing() throws Exception {
        Files.createDirectory(folder.resolve("in"));
        Files.writeString(folder.resolve("in/c.txt"), "Applicant: C\n");
        Files.write(folder.resolve("in/a.pdf"), EncryptedPdf.withPassword("secret"));
        Files.writeString(folder.resolve("in/b.zip"), "PK\u0003\u0004rest");
        Files.writeString(folder.resolve("first.txt"), "Applicant: First\n");

        Typed typed = type("analyze", "--each", "--json", "first.txt", "in", "gone.txt", "--fields", "applicant");

        assertThat(typed.exit()).isEqualTo(3);
        List<JsonNode> lines = typed.lines();
        assertThat(lines)
                .extracting(line -> line.path("file").asText())
                .containsExactly("first.txt", "in/a.pdf", "in/b.zip", "in/c.txt", "gone.txt");
        assertThat(lines)
                .extracting(line -> line.path("error").path("code").asText())
                .containsExactly("", "document_encrypted", "document_unsupported", "", "document_missing");
        assertThat(lines.get(0).path("value").path("applicant").asText()).isEqualTo("First");
        assertThat(lines.get(0).path("sha256"))
                .isEqualTo(lines.get(0).path("documents").path(0).path("sha256"));
        assertThat(keys(lines.get(1))).containsExactly("file", "sha256", "error");
        assertThat(lines.get(4).path("sha256").isNull()).isTrue();
    }

    @Test
    void whenAKilledRunIsResumed_thenWhatIsThereIsKeptAndWhatIsMissingIsAdded() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(folder.resolve(name + ".txt"), "Applicant: " + name + "\n");
        }
        Path out = folder.resolve("out.jsonl");
        String[] args = {
            "analyze", "--each", "--fields", "applicant", "--resume", "out.jsonl", "a.txt", "b.txt", "c.txt"
        };
        assertThat(type(args).out()).isEmpty();
        List<String> whole = Files.readAllLines(out);
        assertThat(whole).hasSize(3);
        String killed = whole.get(0) + "\n" + whole.get(1) + "\n" + whole.get(2).substring(0, 40);
        Files.writeString(out, killed);
        Files.writeString(folder.resolve("b.txt"), "Applicant: changed\n");

        Typed resumed = type(args);

        assertThat(resumed.exit()).isZero();
        assertThat(resumed.out()).isEmpty();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).startsWith(whole.get(0), whole.get(1)).hasSize(4);
        assertThat(lines.stream()
                        .map(Typed::parsed)
                        .map(line -> line.path("value").path("applicant").asText()))
                .containsExactly("a", "b", "changed", "c");
        assertThat(type(args).exit()).isZero();
        assertThat(Files.readAllLines(out)).isEqualTo(lines);
    }

    @Test
    void whenAnImageHasNoReadableText_thenItsFieldsAreAbsent() throws IOException {
        Files.write(folder.resolve("blank.png"), Drawing.of(""));

        Typed typed = type("analyze", "--json", "blank.png", "--fields", "applicant,amount:currency");

        assertThat(typed.exit()).isZero();
        assertThat(typed.json().path("value").toString()).isEqualTo("{\"applicant\":null,\"amount\":null}");
        assertThat(typed.json().path("fields"))
                .extracting(field -> field.path("state").asText())
                .containsExactly("absent", "absent");
        assertThat(typed.json().path("documents").path(0).path("readingModes").toString())
                .isEqualTo("[\"vision\"]");
    }

    @Test
    void whenTesseractReadsAnImage_thenItsQuotesCantBeChecked() throws IOException {
        assumeTrue(Drawing.tesseractIsInstalled());
        Files.write(folder.resolve("scan.png"), Drawing.of("Applicant: Example Applicant"));

        Typed typed = type("analyze", "--json", "scan.png", "--fields", "applicant");

        assertThat(typed.json().path("value").path("applicant").asText()).isEqualTo("Example Applicant");
        assertThat(typed.json()
                        .path("fields")
                        .path(0)
                        .path("evidence")
                        .path(0)
                        .path("verification")
                        .asText())
                .isEqualTo("not_checkable");
    }
}
