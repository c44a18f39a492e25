package dev.sallyport.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS command line as a client, where it is installed. */
class AwsCommandLineTest {

    @Nested
    class GivenTheCommandLine {

        @TempDir
        private Path folder;

        private RunningFront front;

        @BeforeEach
        void start() throws Exception {
            Assumptions.assumeTrue(installed(), "the AWS command line is not installed");
            front = RunningFront.allowingAll();
        }

        @AfterEach
        void stop() {
            if (front != null) {
                front.close();
            }
        }

        @Test
        void whenAnObjectIsPut_thenItIsGotAndDescribed() throws Exception {
            Path form = Files.writeString(folder.resolve("form.txt"), "hello\n");
            Path copy = folder.resolve("copy.txt");

            JsonNode put = s3("put-object", "--body", form.toString(), "--content-type", "text/plain");
            String version = put.path("VersionId").asText();
            JsonNode got = s3("get-object", "--version-id", version, "--checksum-mode", "ENABLED", copy.toString());
            JsonNode head = s3("head-object", "--version-id", version);

            assertThat(copy).hasSameBinaryContentAs(form);
            assertThat(version).hasSize(32);
            assertThat(got.path("ChecksumCRC32").asText())
                    .isEqualTo(put.path("ChecksumCRC32").asText())
                    .isNotEmpty();
            assertThat(head.path("ContentType").asText()).isEqualTo("text/plain");
            assertThat(head.path("ContentLength").asInt()).isEqualTo(6);
        }

        @Test
        void whenItAsksWhoItIs_thenItSeesItsSession() throws Exception {
            Run run = aws(Listener.STS, front.principals.stranger(), List.of("sts", "get-caller-identity"));

            assertThat(run.json().path("Arn").asText())
                    .isEqualTo("arn:aws:sts::333333333333:assumed-role/ec2-production/sandbox");
        }

        @Test
        void whenSomethingIsMissing_thenItShowsTheServicesOwnError() throws Exception {
            Run run = aws(
                    Listener.S3,
                    front.principals.caller(),
                    List.of(
                            "s3api",
                            "get-object",
                            "--bucket",
                            "acme-private",
                            "--key",
                            "intake/none",
                            folder.resolve("x").toString()));

            assertThat(run.status()).isNotZero();
            assertThat(run.errors()).contains("(NoSuchKey)");
        }

        private JsonNode s3(String operation, String... more) throws Exception {
            List<String> command = new ArrayList<>(
                    List.of("s3api", operation, "--bucket", "acme-private", "--key", "intake/ein Fön+.txt"));
            command.addAll(List.of(more));
            return aws(Listener.S3, front.principals.caller(), command).json();
        }

        private Run aws(Listener listener, Session session, List<String> arguments) throws Exception {
            URI endpoint = front.uri(listener);
            List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint.toString()));
            command.addAll(arguments);
            return Run.of(
                    command,
                    folder,
                    Map.of(
                            "AWS_ACCESS_KEY_ID",
                            session.accessKeyId(),
                            "AWS_SECRET_ACCESS_KEY",
                            session.secretAccessKey(),
                            "AWS_SESSION_TOKEN",
                            session.token(),
                            "AWS_REGION",
                            "ap-east-1",
                            "AWS_DEFAULT_REGION",
                            "ap-east-1",
                            "AWS_CONFIG_FILE",
                            folder.resolve("none").toString(),
                            "LC_ALL",
                            "C.UTF-8",
                            "AWS_MAX_ATTEMPTS",
                            "1"));
        }

        private boolean installed() throws InterruptedException {
            try {
                return Run.of(List.of("aws", "--version"), folder, Map.of()).status() == 0;
            } catch (IOException e) {
                return false;
            }
        }
    }

    private record Run(int status, String output, String errors) {

        static Run of(List<String> command, Path folder, Map<String, String> environment)
                throws IOException, InterruptedException {
            Path output = Files.createTempFile(folder, "out", null);
            Path errors = Files.createTempFile(folder, "err", null);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            return new Run(
                    status,
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(errors, StandardCharsets.UTF_8));
        }

        JsonNode json() throws IOException {
            assertThat(status).describedAs(errors).isZero();
            return Codec.read(output, JsonNode.class);
        }
    }
}
