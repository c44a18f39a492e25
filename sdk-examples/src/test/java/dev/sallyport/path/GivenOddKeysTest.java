package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Schema;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Sha256;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.examples.cli.Typed;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Keys that S3 takes and that few expect: each is put there by the AWS SDK and read by all that is between a client and a
 * bucket. The table is that which the parsers are tested with.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenOddKeysTest {

    private static final Path TABLE =
            Path.of("..", "sdk-trust", "src", "test", "resources", "dev", "sallyport", "trust", "legal.jsonl");

    private static final Schema APPLICANT =
            Schema.parse("{\"type\":\"object\",\"properties\":{\"applicant\":{\"type\":\"string\"}}}");

    private Sandbox sandbox;
    private List<Stored> documents = List.of();

    /** A document that is there, and nowhere else. */
    private record Stored(String key, String version, String applicant) {

        String sha256() {
            return Sha256.hex(text(applicant).getBytes(StandardCharsets.UTF_8));
        }

        static String text(String applicant) {
            return "Applicant: " + applicant + "\n";
        }

        /** As the AWS SDK would write it. */
        String uri(String bucket) {
            return "s3://" + bucket + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key) + "?versionId=" + version;
        }
    }

    @BeforeAll
    void start() throws IOException {
        sandbox = Sandbox.start();
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            keys.add(Codec.read(line, JsonNode.class).path("key").textValue());
        }
        try (Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
            List<CompletableFuture<Stored>> puts = IntStream.range(0, keys.size())
                    .mapToObj(i -> put(bucket, keys.get(i), "Example Applicant " + (i + 1)))
                    .toList();
            documents = puts.stream().map(CompletableFuture::join).toList();
        }
    }

    private static CompletableFuture<Stored> put(Bucket bucket, String key, String applicant) {
        return bucket.put(key, Stored.text(applicant)).thenApply(version -> new Stored(key, version, applicant));
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void whenEachIsAnalysed_thenItsVeryBytesWereRead() {
        sandbox.clearRequests();
        try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            for (Stored document : documents) {
                Analysis<?> analysis = analyzer.analyze(
                        AnalyzeRequest.of(APPLICANT, analyzer.documents().at(document.key(), document.version())));

                assertThat(analysis.documents().get(0).sha256()).isEqualTo(document.sha256());
                assertThat(String.valueOf(analysis.field("/applicant").value().orElseThrow()))
                        .isEqualTo(document.applicant());
            }
        }
        assertThat(sandbox.requests().stream()
                        .filter(request -> request.action().equals("s3:GetObjectVersion"))
                        .map(RecordedRequest::resource))
                .hasSizeGreaterThanOrEqualTo(60)
                .isEqualTo(documents.stream()
                        .map(document -> "arn:aws:s3:::" + sandbox.bucket() + "/" + document.key())
                        .toList());
    }

    @Test
    void whenSomeAreNamedOnTheCommandLine_thenTheirVeryBytesWereRead() {
        try (CommandLine line = new CommandLine(sandbox)) {
            for (int i = 0; i < documents.size(); i += 5) {
                Stored document = documents.get(i);
                Typed typed = line.run("analyze", "--json", "--fields", "applicant", document.uri(sandbox.bucket()));

                assertThat(typed.exit()).isZero();
                JsonNode read = typed.json().path("documents").path(0);
                assertThat(read.path("key").textValue()).isEqualTo(document.key());
                assertThat(read.path("sha256").textValue()).isEqualTo(document.sha256());
                assertThat(typed.json().at("/value/applicant").textValue()).isEqualTo(document.applicant());
            }
        }
    }

    @Test
    void whenTheyAreChecked_thenEachIsAllowedWithItsVeryKey() {
        String input = documents.stream()
                .map(document -> Codec.write(Codec.object()
                        .put("id", document.version())
                        .put("input", document.uri(sandbox.bucket()))
                        .put("kind", "s3uri")))
                .collect(Collectors.joining("\n"));
        try (CommandLine line = new CommandLine(sandbox)) {
            Typed typed = line.typing(
                    input,
                    "check",
                    "--documents",
                    "s3://" + sandbox.bucket() + "/" + sandbox.prefix(),
                    "--owner",
                    sandbox.topology().a().account(),
                    "--region",
                    sandbox.topology().a().region());

            assertThat(typed.lines())
                    .allSatisfy(answer ->
                            assertThat(answer.path("decision").textValue()).isEqualTo("allow"))
                    .extracting(
                            answer -> answer.path("id").textValue(),
                            answer -> answer.path("key").textValue())
                    .isEqualTo(documents.stream()
                            .map(document -> tuple(document.version(), document.key()))
                            .toList());
        }
    }
}
