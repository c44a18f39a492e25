package dev.sallyport.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.Codec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link JavaSdkChecks}. */
class GivenTheJavaSdkTest {

    @TempDir
    Path folder;

    @Test
    void whenItUsesAllFourServices_thenItSeesThemAsAwss() throws Exception {
        try (SandboxProcess sandbox = SandboxProcess.start(folder)) {
            SandboxProcess.Finished run = sandbox.run(
                    folder,
                    Map.of(),
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            JavaSdkChecks.class.getName(),
                            Codec.write(sandbox.json()),
                            folder.toString()));

            assertThat(run.status()).describedAs(run.errors()).isZero();
            assertThat(run.output().lines()).hasSize(10);
        }
    }
}
