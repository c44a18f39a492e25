package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, from another folder, in a poor locale, with a sandbox in a process of its own. */
class GivenTheRealProcessTest {

    private static final String SCRIPT =
            Path.of("..", "sallyport").toAbsolutePath().normalize().toString();

    @TempDir
    Path folder;

    private Process sandbox;
    private BufferedReader ready;

    private ProcessBuilder script(String... args) {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT);
        builder.command().addAll(List.of(args));
        builder.directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("SALLYPORT_"));
        environment.put("SALLYPORT_CLASSPATH", System.getProperty("java.class.path"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    @BeforeEach
    void startSandbox() throws IOException {
        sandbox = script("sandbox", "--json", "--env-file", "env.sh").start();
        ready = sandbox.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void endSandbox() {
        sandbox.destroyForcibly();
    }

    private static String ended(Process process, int exit) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(exit);
        return out;
    }

    private ProcessBuilder insideOf(Path envFile, String... args) throws IOException {
        ProcessBuilder builder = script(args);
        Pattern.compile("export (\\w+)='([^']*)'\n")
                .matcher(Files.readString(envFile))
                .results()
                .forEach((MatchResult line) -> builder.environment().put(line.group(1), line.group(2)));
        return builder;
    }

    @Test
    void whenItIsReady_thenItSaysSoOnceAndOtherProcessesUseItUntilItIsTerminated() throws Exception {
        JsonNode json = Typed.parsed(ready.readLine());
        Path envFile = folder.resolve("env.sh");
        Files.writeString(folder.resolve("申請 表.txt"), "Applicant: Example Applicant\n");

        assertThat(json.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(" ")))
                .isEqualTo("endpoints regions accounts bucket prefix function kmsKey model principals");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(envFile)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(envFile))
                .contains("export SALLYPORT_FUNCTION='" + json.path("function").asText() + "'\n");

        Process analyze = insideOf(envFile, "analyze", "--json", "--fields", "applicant", "申請 表.txt")
                .redirectError(folder.resolve("err").toFile())
                .start();
        JsonNode result = Typed.parsed(ended(analyze, 0));

        assertThat(result.path("value").path("applicant").asText()).isEqualTo("Example Applicant");
        assertThat(result.path("documents").path(0).path("file").asText()).isEqualTo("申請 表.txt");
        assertThat(Files.readString(folder.resolve("err")))
                .startsWith("account 222222222222, function sallyport:loans");

        Process again = insideOf(
                        envFile,
                        "analyze",
                        "--json",
                        "--fields",
                        "applicant",
                        "s3://acme-private/" + result.at("/documents/0/key").asText() + "?versionId="
                                + result.at("/documents/0/versionId").asText())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(Typed.parsed(ended(again, 0)).path("value")).isEqualTo(result.path("value"));

        signal(sandbox, "-TERM");

        assertThat(sandbox.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sandbox.exitValue()).isZero();
        assertThat(ready.readLine()).isNull();
    }

    @Test
    void whenItIsInterruptedBeforeItsEnd_thenACommandSaysSoAndASandboxEndsWell() throws Exception {
        assertThat(ready.readLine()).isNotNull();
        Files.writeString(folder.resolve("form.txt"), "Applicant: Example Applicant\n");
        Process assist = insideOf(folder.resolve("env.sh"), "assist", "--json", "form.txt")
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        try (BufferedReader err = assist.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.lines().anyMatch(line -> line.startsWith("ask;"))).isTrue();
            signal(assist, "-INT");
            JsonNode error = Typed.parsed(ended(assist, 130)).path("error");
            assertThat(error.path("paid").asText()).isEqualTo("unknown");
        }

        signal(sandbox, "-INT");

        assertThat(sandbox.waitFor()).isZero();
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
