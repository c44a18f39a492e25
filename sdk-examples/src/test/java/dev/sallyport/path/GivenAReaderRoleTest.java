package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.RefusedException;
import dev.sallyport.Schema;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.examples.cli.Typed;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The caller's documents are read by a role of their own, which the function assumes. */
class GivenAReaderRoleTest {

    private static final String READER = "arn:aws:iam::222222222222:role/sallyport-reader";

    /** A session policy is of characters up to U+00FF. */
    private static final String INEXPRESSIBLE = "intake/申請.txt";

    private static Sandbox sandbox(boolean perDocumentReader) {
        Topology.Caller loans = Topologies.LOANS;
        return Sandbox.builder()
                .topology(Topologies.with(
                        Topologies.options(false, perDocumentReader),
                        new Topology.Caller(loans.alias(), loans.role(), loans.prefix(), "sallyport-reader")))
                .start();
    }

    private static Analysis<Map<String, @Nullable Object>> analysis(DocumentAnalyzer analyzer, Document... documents) {
        return analyzer.analyze(AnalyzeRequest.of(
                Schema.parse("{\"type\":\"object\",\"properties\":{\"employer\":{\"type\":\"string\"}}}"), documents));
    }

    private static void readDossier(Sandbox sandbox) {
        try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            Document first = uploaded(analyzer, "Applicant: Example Applicant\n");
            Document second = uploaded(analyzer, "Employer: Example Employer Limited\n");
            sandbox.clearRequests();

            assertThat(analysis(analyzer, first, second).value()).containsEntry("employer", "Example Employer Limited");
        }
    }

    private static Document uploaded(DocumentAnalyzer analyzer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return analyzer.documents().upload(new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Who asked for that, and from where. */
    private static List<String> asked(Sandbox sandbox, String action) {
        return sandbox.requests().stream()
                .filter(request -> request.action().equals(action))
                .filter(request -> request.decision() == RecordedRequest.Decision.ALLOWED)
                .map(request -> request.endpoint() + " " + request.principal())
                .toList();
    }

    @Test
    void whenADossierIsRead_thenTheReaderReadsItAndTheFunctionsOwnRoleNothing() {
        try (Sandbox sandbox = sandbox(false)) {
            readDossier(sandbox);

            assertThat(asked(sandbox, "s3:GetObjectVersion")).containsExactly("s3FromB " + READER, "s3FromB " + READER);
            assertThat(asked(sandbox, "sts:AssumeRole"))
                    .containsExactly("stsFromB " + sandbox.topology().functionRoleArn());
        }
    }

    @Test
    void whenEachDocumentHasAReader_thenTheFunctionAsksForASessionForEach() {
        try (Sandbox sandbox = sandbox(true)) {
            readDossier(sandbox);

            String function = sandbox.topology().functionRoleArn();
            assertThat(asked(sandbox, "s3:GetObjectVersion")).containsExactly("s3FromB " + READER, "s3FromB " + READER);
            assertThat(asked(sandbox, "sts:AssumeRole"))
                    .containsExactly("stsFromB " + function, "stsFromB " + function);
        }
    }

    @Test
    void whenAKeyCantBeSaidInASessionPolicy_thenItIsNotAllowedAndTheRemedyIsNamed() {
        try (Sandbox sandbox = sandbox(true);
                Bucket bucket = new Bucket(sandbox, sandbox.caller());
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build();
                CommandLine line = new CommandLine(sandbox)) {
            String version = bucket.put(INEXPRESSIBLE, "Employer: Example Employer Limited\n")
                    .join();
            Document document = analyzer.documents().at(INEXPRESSIBLE, version);

            RefusedException failure = Objects.requireNonNull(
                    catchThrowableOfType(RefusedException.class, () -> analysis(analyzer, document)));

            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(failure.paid()).isEqualTo(Paid.NO);
            assertThat(failure).hasMessageContaining("Upload it under a generated key");
            String uri = "s3://" + sandbox.bucket() + "/" + INEXPRESSIBLE + "?versionId=" + version;
            Typed typed = line.run("analyze", "--json", "--fields", "employer", uri);
            assertThat(typed.exit()).isEqualTo(3);
            assertThat(typed.json().at("/error/code").textValue()).isEqualTo("not_allowed");
            assertThat(typed.json().at("/error/message").textValue()).contains("Upload it under a generated key");
            assertThat(asked(sandbox, "s3:GetObjectVersion")).isEmpty();
            assertThat(asked(sandbox, "sts:AssumeRole")).isEmpty();
        }
    }

    @Test
    void whenSuchAKeyIsReadByASharedReader_thenItIsRead() {
        try (Sandbox sandbox = sandbox(false);
                Bucket bucket = new Bucket(sandbox, sandbox.caller());
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            String version = bucket.put(INEXPRESSIBLE, "Employer: Example Employer Limited\n")
                    .join();

            assertThat(analysis(analyzer, analyzer.documents().at(INEXPRESSIBLE, version))
                            .value())
                    .containsEntry("employer", "Example Employer Limited");
            assertThat(asked(sandbox, "s3:GetObjectVersion")).containsExactly("s3FromB " + READER);
        }
    }
}
