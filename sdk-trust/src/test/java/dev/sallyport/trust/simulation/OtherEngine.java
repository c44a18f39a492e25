package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The npm package {@code @cloud-copilot/iam-simulate}, in a process of its own for each list of simulations. */
final class OtherEngine {

    private static final Path SOURCE = Path.of("src/test/node/iam-simulate");
    /** Kept between runs: the package is downloaded once. */
    private static final Path FOLDER = Path.of("target/iam-simulate").toAbsolutePath();

    private OtherEngine() {}

    /** Skips the test, and says so, where it can't be installed. */
    static OtherEngine installedOrSkipped() throws IOException, InterruptedException {
        skippedUnless(
                "Node.js 20 or newer is not installed here",
                "node",
                "-e",
                "process.exit(Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0)");
        skippedUnless("npm is not installed here", npm("--version"));
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "answer.mjs")) {
            Files.write(FOLDER.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
        }
        skippedUnless(
                "@cloud-copilot/iam-simulate can't be downloaded",
                npm("install", "--prefer-offline", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"));
        return new OtherEngine();
    }

    /** What it says to each, in their order. */
    List<Answer> judge(List<Simulation> simulations) throws IOException, InterruptedException {
        Path questions = FOLDER.resolve("questions.jsonl");
        Path answers = FOLDER.resolve("answers.jsonl");
        Files.write(questions, simulations.stream().map(Dialect::line).toList());
        int status = new ProcessBuilder("node", "answer.mjs")
                .directory(FOLDER.toFile())
                .redirectInput(questions.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(FOLDER.resolve("errors.txt").toFile())
                .start()
                .waitFor();
        assertThat(status)
                .describedAs(() -> "see " + FOLDER.resolve("errors.txt"))
                .isZero();
        return read(simulations, Files.readAllLines(answers));
    }

    private static List<Answer> read(List<Simulation> simulations, List<String> lines) throws IOException {
        assertThat(lines).hasSameSizeAs(simulations);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            answers.add(Answer.read(simulations.get(i), Codec.read(lines.get(i), JsonNode.class)));
        }
        return answers;
    }

    private static String[] npm(String... arguments) {
        List<String> command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static void skippedUnless(String reason, String... command) throws InterruptedException {
        Assumptions.assumeTrue(succeeds(command), () -> "SKIPPED: " + reason);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Files.createDirectories(FOLDER);
            return new ProcessBuilder(command)
                            .directory(FOLDER.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
