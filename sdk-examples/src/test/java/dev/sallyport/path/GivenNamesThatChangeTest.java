package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever answers for a name can't lead the client elsewhere: each connection is judged by the address it would go to. */
class GivenNamesThatChangeTest {

    @Test
    void whenANameLeadsElsewhere_thenNothingIsConnectedToHoweverOftenItWasRight(@TempDir Path folder) throws Exception {
        Path hosts = Files.createFile(folder.resolve("hosts"));
        try (Bystander bystander = new Bystander();
                Sandbox sandbox = Sandbox.builder().model(new ScriptedModel()).start();
                Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
            String key = sandbox.prefix() + "form.txt";
            String version = bucket.put(key, "Applicant: Example Applicant\n").join();

            ChildJvm.Ended ended = new ChildJvm(
                            sandbox,
                            List.of("-Djdk.net.hosts.file=" + hosts),
                            NamesRun.class,
                            hosts.toString(),
                            String.valueOf(bystander.port()),
                            key,
                            version)
                    .run();

            assertThat(ended.out().lines())
                    .containsExactly(
                            "call 203.0.113.7: not_allowed GUARD NO",
                            "upload 203.0.113.7: not_allowed UPLOAD NO",
                            "call 127.0.0.1: not_allowed GUARD NO",
                            "upload 127.0.0.1: not_allowed UPLOAD NO",
                            "call 169.254.169.254: not_allowed GUARD NO",
                            "upload 169.254.169.254: not_allowed UPLOAD NO",
                            "first: done",
                            "second: not_allowed GUARD NO");
            assertThat(ended.exit()).isZero();
            assertThat(sandbox.invocations()).isEqualTo(1);
            assertThat(bystander.connections()).isZero();
        }
    }
}
