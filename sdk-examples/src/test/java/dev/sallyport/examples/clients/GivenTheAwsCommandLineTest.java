package dev.sallyport.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS command line and curl, with nothing but the env file and a Region. */
class GivenTheAwsCommandLineTest {

    @TempDir
    static Path shared;

    private static SandboxProcess sandbox;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        Installed.orSkipped("the AWS command line", List.of("aws", "--version"));
        sandbox = SandboxProcess.start(shared);
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void whenFilesOfAllSizesAreCopied_thenTheyComeBackAsTheyWere() throws Exception {
        for (long size : new long[] {0, 1, 20_000_000, 300_000_000}) {
            Path file = file("there " + size, size);
            Path back = folder.resolve("back");

            aws("s3", "cp", file.toString(), documents() + "cli/" + size);
            aws("s3", "cp", documents() + "cli/" + size, back.toString());

            assertThat(Files.mismatch(file, back)).isEqualTo(-1);
            Files.delete(file);
        }
    }

    @Test
    void whenAnObjectIsReadUnderConditionsAndInParts_thenTheyHold() throws Exception {
        Path form = Files.writeString(folder.resolve("form.txt"), "0123456789");
        String etag = s3("put-object", "--body", form.toString(), "--checksum-algorithm", "SHA256")
                .path("ETag")
                .asText();
        Path part = folder.resolve("part");

        JsonNode got = s3("get-object", "--range", "bytes=2-4", "--if-match", etag, part.toString());
        JsonNode head = s3("head-object", "--checksum-mode", "ENABLED");

        assertThat(part).hasContent("234");
        assertThat(got.path("ContentRange").asText()).isEqualTo("bytes 2-4/10");
        assertThat(head.path("ContentLength").asInt()).isEqualTo(10);
        assertThat(head.path("ChecksumSHA256").asText()).isNotEmpty();
        assertThat(refused("get-object", "--if-match", "\"other\"", part.toString()))
                .contains("(PreconditionFailed)");
        assertThat(refused("get-object", "--if-none-match", etag, part.toString()))
                .contains("(304)");
        assertThat(refused("get-object", "--range", "bytes=10-", part.toString()))
                .contains("(InvalidRange)");
        assertThat(refused("get-object", "--expected-bucket-owner", "999999999999", part.toString()))
                .contains("(AccessDenied)");
    }

    @Test
    void whenAUrlIsPresigned_thenCurlReadsItAndNoOtherKey() throws Exception {
        Installed.orSkipped("curl", List.of("curl", "--version"));
        Path form = Files.writeString(folder.resolve("form.txt"), "presigned");
        s3("put-object", "--body", form.toString());
        String url = aws("s3", "presign", documents() + "cli/form 申請.txt", "--expires-in", "60")
                .output()
                .strip();

        assertThat(curl(url)).isEqualTo("presigned");
        assertThat(curl(url.replace("form", "farm"))).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(curl(url.replace("X-Amz-Expires=60", "X-Amz-Expires=600")))
                .contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void whenTheTourOfTheDocumentationIsTaken_thenItGoesAsDescribed() throws Exception {
        Path form = Files.writeString(folder.resolve("form.txt"), "a form");
        String tour = Path.of("src/test/clients/shell/tour.sh").toAbsolutePath().toString();
        Path empty = Files.createDirectory(folder.resolve("tour"));

        SandboxProcess.Finished run = sandbox.run(
                folder,
                Map.of(),
                List.of("sh", tour, shared.resolve("env.sh").toString(), form.toString(), empty.toString()));

        assertThat(run.status()).describedAs(run.errors()).isZero();
    }

    @Test
    void whenItAsksWhoItIs_thenItIsTheCaller() throws Exception {
        assertThat(json(aws("sts", "get-caller-identity")).path("Arn").asText())
                .isEqualTo("arn:aws:sts::111111111111:assumed-role/ec2-production/sandbox");
    }

    @Test
    void whenTheFunctionIsInvoked_thenItsReplyIsWritten() throws Exception {
        Path reply = folder.resolve("reply");
        Path event = Files.writeString(folder.resolve("event.json"), "{}");
        List<String> invoke = List.of(
                "lambda",
                "invoke",
                "--region",
                "us-east-1",
                "--function-name",
                sandbox.json().path("function").asText(),
                "--payload",
                // Both versions of the command line take a file's bytes as they are.
                "fileb://" + event,
                reply.toString());

        JsonNode answer = json(aws(Map.of(), invoke));

        assertThat(answer.path("StatusCode").asInt()).isEqualTo(200);
        assertThat(reply).content(StandardCharsets.UTF_8).contains("refused");
        assertThat(run(sandbox.as("other"), invoke).errors()).contains("(AccessDeniedException)");
    }

    @Test
    void whenTheModelIsAsked_thenOnlyTheFunctionsRoleHasAnAnswer() throws Exception {
        Installed.orSkipped(
                "an AWS command line that knows Converse",
                List.of("aws", "bedrock-runtime", "converse", "--generate-cli-skeleton"));
        List<String> converse = List.of(
                "bedrock-runtime",
                "converse",
                "--region",
                "us-east-1",
                "--model-id",
                sandbox.json().path("model").asText(),
                "--messages",
                "[{\"role\":\"user\",\"content\":[{\"text\":\"hello\"}]}]");

        JsonNode answer = json(aws(sandbox.as("function"), converse));

        assertThat(answer.path("stopReason").asText()).isEqualTo("end_turn");
        assertThat(answer.at("/output/message/content/0/text").asText()).isNotEmpty();
        assertThat(run(Map.of(), converse).errors()).contains("(AccessDeniedException)");
    }

    private String documents() {
        return "s3://" + sandbox.json().path("bucket").asText() + "/"
                + sandbox.json().path("prefix").asText();
    }

    private JsonNode s3(String operation, String... more) throws Exception {
        return json(aws(Map.of(), object(operation, more)));
    }

    private String refused(String operation, String... more) throws Exception {
        SandboxProcess.Finished run = run(Map.of(), object(operation, more));
        assertThat(run.status()).isNotZero();
        return run.errors();
    }

    private List<String> object(String operation, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "s3api",
                operation,
                "--bucket",
                sandbox.json().path("bucket").asText(),
                "--key",
                sandbox.json().path("prefix").asText() + "cli/form 申請.txt"));
        command.addAll(List.of(more));
        return command;
    }

    private SandboxProcess.Finished aws(String... arguments) throws Exception {
        return aws(Map.of(), List.of(arguments));
    }

    private SandboxProcess.Finished aws(Map<String, String> more, List<String> arguments) throws Exception {
        SandboxProcess.Finished run = run(more, arguments);
        assertThat(run.status()).describedAs(run.errors()).isZero();
        return run;
    }

    private SandboxProcess.Finished run(Map<String, String> more, List<String> arguments) throws Exception {
        Map<String, String> variables = new HashMap<>(more);
        // Version 1 of the command line doesn't read AWS_REGION.
        variables.put("AWS_DEFAULT_REGION", String.valueOf(sandbox.environment().get("AWS_REGION")));
        variables.put("AWS_MAX_ATTEMPTS", "1");
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(arguments);
        return sandbox.run(folder, variables, command);
    }

    private String curl(String url) throws Exception {
        return sandbox.run(folder, Map.of(), List.of("curl", "-s", url)).output();
    }

    private static JsonNode json(SandboxProcess.Finished run) throws Exception {
        return Codec.read(run.output(), JsonNode.class);
    }

    private Path file(String name, long size) throws Exception {
        Path file = folder.resolve(name);
        byte[] block = new byte[1_000_003];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i * 31);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }
}
