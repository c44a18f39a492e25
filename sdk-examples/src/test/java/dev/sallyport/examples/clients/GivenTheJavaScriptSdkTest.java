package dev.sallyport.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/test/clients/javascript/check.mjs}. */
class GivenTheJavaScriptSdkTest {

    private static final Path SOURCE = Path.of("src/test/clients/javascript");
    /** Kept between runs: the libraries are downloaded once. */
    private static final Path LIBRARIES = Path.of("target/clients/javascript").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void whenItUsesAllFourServices_thenItSeesThemAsAwss() throws Exception {
        Installed.orSkipped(
                "Node.js 20 or newer",
                List.of("node", "-e", "process.exit(Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0)"));
        Installed.orSkipped("npm", List.of("npm", "--version"));
        try (SandboxProcess sandbox = SandboxProcess.start(folder)) {
            install(sandbox);
            SandboxProcess.Finished run = sandbox.run(
                    folder,
                    Map.of(),
                    List.of("node", LIBRARIES.resolve("check.mjs").toString(), Codec.write(sandbox.json())));

            assertThat(run.status()).describedAs(run.errors()).isZero();
            assertThat(run.output().lines()).hasSize(24);
        }
    }

    private void install(SandboxProcess sandbox) throws Exception {
        Files.createDirectories(LIBRARIES);
        for (String name : List.of("package.json", "check.mjs")) {
            Files.write(LIBRARIES.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
        }
        SandboxProcess.Finished npm = sandbox.run(
                folder,
                Map.of(),
                List.of(
                        "npm",
                        "install",
                        "--prefix",
                        LIBRARIES.toString(),
                        "--prefer-offline",
                        "--no-package-lock",
                        "--no-audit",
                        "--no-fund"));
        Assumptions.assumeTrue(
                npm.status() == 0, () -> "SKIPPED: the AWS SDK for JavaScript can't be downloaded: " + npm.errors());
    }
}
