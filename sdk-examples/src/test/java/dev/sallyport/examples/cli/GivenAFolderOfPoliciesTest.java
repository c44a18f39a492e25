package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code policies --out} wrote, as it is and changed, in a sandbox that enforces it. */
@Timeout(120)
class GivenAFolderOfPoliciesTest {

    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'\n");

    @TempDir
    Path folder;

    private Path policies;

    @BeforeEach
    void write() throws IOException {
        policies = folder.resolve("policies");
        assertThat(type("policies", "--out", "policies").exit()).isZero();
        Files.writeString(folder.resolve("form.txt"), "Applicant: Example Applicant\n");
    }

    private Typed type(String... args) {
        return Typed.At.folder(folder).run(args);
    }

    @Test
    void whenItIsAsItWasWritten_thenADocumentIsRead() throws Exception {
        Typed typed = analyze();

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.json().path("value").path("applicant").textValue()).isEqualTo("Example Applicant");
    }

    @Test
    void whenTheFunctionPermissionIsNotInIt_thenTheCallerIsNotAllowed() throws Exception {
        Files.delete(policies.resolve("b-function-permission.json"));

        Typed typed = analyze();

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.json().at("/error/code").textValue()).isEqualTo("not_allowed");
    }

    @Test
    void whenANameIsMisspelt_thenTheFileAndTheNamesThereAreAreSaid() throws IOException {
        Files.move(policies.resolve("a-bucket.json"), policies.resolve("a-buket.json"));

        assertRefused("a-buket.json", "a-bucket.json");
    }

    @Test
    void whenAFileIsNotJson_thenItIsNamed() throws IOException {
        Files.writeString(policies.resolve("a-bucket.json"), "{\"Version\":");

        assertRefused("a-bucket.json", "not JSON");
    }

    @Test
    void whenAConditionKeyIsNotKnown_thenItAndItsFileAreNamed() throws IOException {
        Path bucket = policies.resolve("a-bucket.json");
        Files.writeString(bucket, Files.readString(bucket).replace("s3:TlsVersion", "s3:TslVersion"));

        assertRefused("a-bucket", "s3:TslVersion");
    }

    private void assertRefused(String... named) {
        Typed typed = type("sandbox", "--policies", "policies");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .startsWith("sallyport: --policies: ")
                .contains(named)
                .hasLineCount(1);
    }

    private Typed analyze() throws Exception {
        Process sandbox = sandbox();
        try (BufferedReader ready = sandbox.inputReader(StandardCharsets.UTF_8)) {
            JsonNode json = Typed.parsed(ready.readLine());
            assertThat(json.path("function").textValue()).isNotEmpty();
            Process analyze = started(exported(), "analyze", "--json", "--fields", "applicant", "form.txt");
            String out = new String(analyze.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Typed(analyze.waitFor(), out, Files.readString(folder.resolve("log")));
        } finally {
            sandbox.destroyForcibly().waitFor();
        }
    }

    private Map<String, String> exported() throws IOException {
        return EXPORT.matcher(Files.readString(folder.resolve("env.sh")))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    }

    private Process sandbox() throws IOException {
        return started(Map.of(), "sandbox", "--json", "--env-file", "env.sh", "--policies", "policies");
    }

    /** A process of its own: the keys in its environment are the AWS SDK's to read. */
    private Process started(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of("..", "sallyport").toAbsolutePath().normalize().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("log").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("SALLYPORT_"));
        environment.putAll(variables);
        environment.put("SALLYPORT_CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }
}
