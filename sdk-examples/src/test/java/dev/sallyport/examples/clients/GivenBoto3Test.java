package dev.sallyport.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.Codec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/test/clients/python/check.py}. */
class GivenBoto3Test {

    @TempDir
    Path folder;

    @Test
    void whenItUsesAllFourServices_thenItSeesThemAsAwss() throws Exception {
        Installed.orSkipped(
                "boto3 1.36 or newer",
                List.of(
                        "python3",
                        "-c",
                        "import boto3; assert tuple(map(int, boto3.__version__.split('.')[:2])) >= (1, 36)"));
        Path script = Path.of("src/test/clients/python/check.py").toAbsolutePath();
        try (SandboxProcess sandbox = SandboxProcess.start(folder)) {
            SandboxProcess.Finished run = sandbox.run(
                    folder,
                    Map.of(),
                    List.of("python3", script.toString(), Codec.write(sandbox.json()), folder.toString()));

            assertThat(run.errors()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(run.output().lines()).hasSize(37);
        }
    }
}
