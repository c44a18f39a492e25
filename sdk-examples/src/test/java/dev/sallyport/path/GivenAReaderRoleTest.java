package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.AnalyzeRequest;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Schema;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenAReaderRoleTest {

    private static final String READER = "arn:aws:iam::222222222222:role/sallyport-reader";

    private static Topology topology() {
        Topology names = defaultNames();
        Topology.Caller caller = names.callers().get(0);
        return new Topology(
                names.partition(),
                names.a(),
                names.b(),
                List.of(new Topology.Caller(caller.alias(), caller.role(), caller.prefix(), "sallyport-reader")),
                names.options(),
                names.residency());
    }

    private static Topology defaultNames() {
        try (Sandbox sandbox = Sandbox.start()) {
            return sandbox.topology();
        }
    }

    @Test
    void whenADossierIsRead_thenTheReaderReadsItAndTheFunctionsOwnRoleNothing() {
        try (Sandbox sandbox = Sandbox.builder().topology(topology()).start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            Document first = uploaded(analyzer, "Applicant: Example Applicant\n");
            Document second = uploaded(analyzer, "Employer: Example Employer Limited\n");
            sandbox.clearRequests();

            var analysis = analyzer.analyze(AnalyzeRequest.of(
                    Schema.parse("{\"type\":\"object\",\"properties\":{\"employer\":{\"type\":\"string\"}}}"),
                    first,
                    second));

            assertThat(analysis.value()).containsEntry("employer", "Example Employer Limited");
            assertThat(by(sandbox, "s3:GetObjectVersion")).containsExactly(READER, READER);
            assertThat(by(sandbox, "sts:AssumeRole"))
                    .containsExactly(sandbox.topology().functionRoleArn());
        }
    }

    private static List<String> by(Sandbox sandbox, String action) {
        return sandbox.requests().stream()
                .filter(request -> request.action().equals(action))
                .map(RecordedRequest::principal)
                .toList();
    }

    private static Document uploaded(DocumentAnalyzer analyzer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return analyzer.documents().upload(new ByteArrayInputStream(bytes), bytes.length);
    }
}
