package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Analysis;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.PresignedPolicy;
import dev.sallyport.SallyportException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.examples.cli.Typed;
import dev.sallyport.examples.clients.Installed;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.Sandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** URLs that the caller has signed itself, where both sides take them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenAPresignedUrlTest {

    private static final String KEY = "intake/ü 申請+%.txt";
    private static final String TEXT = "Applicant: Example Applicant\n";

    record Loan(String applicant) {}

    private Sandbox sandbox;
    private DocumentAnalyzer analyzer;
    private String version = "";

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().topology(Topologies.presigned()).start();
        analyzer = SandboxClient.builder(sandbox)
                .presigned(PresignedPolicy.shortLived())
                .build();
        try (Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
            version = bucket.put(KEY, TEXT).join();
        }
    }

    @AfterAll
    void stop() {
        analyzer.close();
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.clearRequests();
    }

    private void assertReadByItsSigner() {
        assertThat(sandbox.requests().stream()
                        .filter(request -> request.endpoint().startsWith("s3")))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.endpoint()).isEqualTo("s3FromB");
                    assertThat(request.action()).isEqualTo("s3:GetObjectVersion");
                    assertThat(request.principal()).isEqualTo(sandbox.caller().arn());
                    assertThat(request.decision()).isEqualTo(RecordedRequest.Decision.ALLOWED);
                });
    }

    @Test
    void whenTheSdkHasSignedIt_thenTheFunctionReadsItAsItsSigner() {
        Document document =
                analyzer.documents().presigned(Signer.caller(sandbox).url(KEY, version));

        Analysis<Loan> analysis = analyzer.analyze(document, Loan.class);

        assertThat(document.key()).isEqualTo(KEY);
        assertThat(analysis.value().applicant()).isEqualTo("Example Applicant");
        assertReadByItsSigner();
    }

    @Test
    void whenItIsNamedOnTheCommandLine_thenItIsReadAndItsSignatureIsNotShown() {
        URI url = Signer.caller(sandbox).url(KEY, version);
        try (CommandLine line = new CommandLine(sandbox)) {
            Typed typed = line.run("analyze", "--json", "--fields", "applicant", "--presigned", url.toString());

            assertThat(typed.exit()).isZero();
            assertThat(typed.json().at("/value/applicant").textValue()).isEqualTo("Example Applicant");
            assertThat(typed.json().at("/documents/0/key").textValue()).isEqualTo(KEY);
            assertThat(typed.out() + typed.err()).doesNotContain("X-Amz");
            assertReadByItsSigner();
        }
    }

    @Test
    void whenBoto3HasSignedIt_thenItIsReadAsWell() throws Exception {
        Installed.orSkipped("boto3", List.of("python3", "-c", "import boto3"));
        ProcessBuilder python = new ProcessBuilder(
                "python3",
                Path.of("src/test/clients/python/presign.py").toString(),
                sandbox.endpoints().s3().toString(),
                sandbox.topology().a().region(),
                sandbox.bucket(),
                version);
        python.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", sandbox.caller().accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", sandbox.caller().secretAccessKey(),
                        "AWS_SESSION_TOKEN", sandbox.caller().sessionToken()));
        Process process = python.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().write(KEY.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String url = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();

        Document document = analyzer.documents().presigned(URI.create(url));

        assertThat(analyzer.analyze(document, Loan.class).value().applicant()).isEqualTo("Example Applicant");
        assertReadByItsSigner();
    }

    private static SallyportException failure(Callable<?> call) {
        return Objects.requireNonNull(catchThrowableOfType(SallyportException.class, call::call));
    }

    /** A URL that isn't the one it should be. */
    private interface Wrong extends BiFunction<Signer, String, URI> {}

    private static Arguments wrong(String name, Wrong url) {
        return Arguments.of(name, url);
    }

    private static URI changed(URI url, String pattern, String replacement) {
        String changed = url.toString().replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(url.toString());
        return URI.create(changed);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                wrong("expired", (signer, v) -> changed(signer.url(KEY, v), "(Date=|%2F)20\\d\\d", "$12020")),
                wrong("expired", (signer, v) -> changed(signer.url(KEY, v), "(Date=\\d+T)\\d\\d", "$100")),
                wrong(
                        "valid for too long",
                        (signer, v) -> signer.url(
                                Duration.ofMinutes(16),
                                request ->
                                        request.bucket("acme-private").key(KEY).versionId(v))),
                wrong("of another prefix", (signer, v) -> signer.url("other/form.txt", v)),
                wrong("of the prefix itself", (signer, v) -> signer.url("intake/", v)),
                wrong(
                        "of another bucket",
                        (signer, v) -> signer.url(request ->
                                request.bucket("acme-public").key(KEY).versionId(v))),
                wrong("of another host", (signer, v) -> changed(signer.url(KEY, v), "127\\.0\\.0\\.1", "localhost")),
                wrong("of another port", (signer, v) -> changed(signer.url(KEY, v), ":\\d+/", ":1/")),
                wrong(
                        "of a stranger's host",
                        (signer, v) -> changed(
                                signer.url(KEY, v), "127\\.0\\.0\\.1:\\d+", "s3.ap-east-1.amazonaws.com.example.org")),
                wrong("of another Region", (signer, v) -> changed(signer.url(KEY, v), "ap-east-1", "us-east-1")),
                wrong(
                        "with another content type",
                        (signer, v) -> signer.url(request -> request.bucket("acme-private")
                                .key(KEY)
                                .versionId(v)
                                .responseContentType("text/html"))),
                wrong(
                        "with a header signed",
                        (signer, v) -> signer.url(request -> request.bucket("acme-private")
                                .key(KEY)
                                .versionId(v)
                                .range("bytes=0-3"))),
                wrong(
                        "with an owner signed",
                        (signer, v) -> signer.url(request -> request.bucket("acme-private")
                                .key(KEY)
                                .versionId(v)
                                .expectedBucketOwner("111111111111"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whenItIsNotWhatItHasToBe_thenNothingIsSent(String name, Wrong wrong) {
        URI url = wrong.apply(Signer.caller(sandbox), version);

        SallyportException failure = failure(() -> analyzer.documents().presigned(url));

        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure).hasMessageStartingWith("the presigned URL is refused: ");
        assertThat(failure.toString()).doesNotContain("X-Amz-Signature=").doesNotContain("申請");
        try (CommandLine line = new CommandLine(sandbox)) {
            Typed typed = line.run("analyze", "--json", "--fields", "applicant", "--presigned", url.toString());
            assertThat(typed.exit()).isEqualTo(3);
            assertThat(typed.json().at("/error/code").textValue()).isEqualTo("not_allowed");
            assertThat(typed.out() + typed.err()).doesNotContain("X-Amz-Signature=");
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    static Stream<Arguments> convincing() {
        return Stream.of(
                wrong("of another key", (signer, v) -> changed(signer.url(KEY, v), "/intake/", "/intake/x")),
                wrong(
                        "of another version",
                        (signer, v) -> changed(
                                signer.url(KEY, v), "versionId=[^&]+", "versionId=nosuchversion0000000000000000000")),
                wrong(
                        "of another signature",
                        (signer, v) -> changed(signer.url(KEY, v), "Signature=[^&]+", "Signature=" + "0".repeat(64))),
                wrong("for longer", (signer, v) -> changed(signer.url(KEY, v), "Expires=300", "Expires=301")),
                wrong(
                        "signed by a role that may not read it",
                        (signer, v) ->
                                new Signer(signer.sandbox(), signer.sandbox().other()).url(KEY, v)),
                wrong(
                        "signed by a role of another account",
                        (signer, v) ->
                                new Signer(signer.sandbox(), signer.sandbox().stranger()).url(KEY, v)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("convincing")
    void whenOnlyS3CanTell_thenTheDocumentIsMissing(String name, Wrong wrong) {
        Document document = analyzer.documents().presigned(wrong.apply(Signer.caller(sandbox), version));

        SallyportException failure = failure(() -> analyzer.analyze(document, Loan.class));

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
        assertThat(failure.stage()).isEqualTo(Stage.DOCUMENT);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(sandbox.requests()).noneMatch(request -> request.action().startsWith("bedrock:"));
    }

    static Stream<Arguments> unpinned() {
        return Stream.of(
                wrong(
                        "for reading whatever is there",
                        (signer, v) -> signer.url(
                                request -> request.bucket("acme-private").key(KEY))),
                wrong("for writing", (signer, v) -> signer.writing(KEY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unpinned")
    void whenItNamesNoVersion_thenOneIsRequired(String name, Wrong wrong) {
        URI url = wrong.apply(Signer.caller(sandbox), version);

        SallyportException failure = failure(() -> analyzer.documents().presigned(url));

        assertThat(failure.code()).isEqualTo(ErrorCode.VERSION_REQUIRED);
        assertThat(sandbox.requests()).isEmpty();
    }
}
