package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.PresignedPolicy;
import dev.sallyport.SallyportException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** URLs that would be good, where one side doesn't take them: each side refuses alone. */
class GivenPresignedUrlsAreOffTest {

    private static final String KEY = "intake/form.txt";

    record Loan(String applicant) {}

    private Sandbox sandbox;
    private URI url;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        try (Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
            url = Signer.caller(sandbox)
                    .url(KEY, bucket.put(KEY, "Applicant: Example Applicant\n").join());
        }
        sandbox.clearRequests();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static void assertNotAllowed(String words, Callable<?> call) {
        SallyportException failure = Objects.requireNonNull(catchThrowableOfType(SallyportException.class, call::call));
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure).hasMessageContaining(words);
    }

    @Test
    void whenTheClientHasNoPolicy_thenNothingIsSent() {
        try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            assertNotAllowed("PresignedPolicy", () -> analyzer.documents().presigned(url));
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void whenTheClientsTopologyHasThemOff_thenNothingIsSent(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("topology.json"), sandbox.topology().toJson());
        try (DocumentAnalyzer analyzer =
                DocumentAnalyzer.fromTopology(file, "loans").build()) {
            assertNotAllowed("PresignedPolicy", () -> analyzer.documents().presigned(url));
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void whenOnlyTheFunctionsTopologyHasThemOff_thenTheFunctionReadsNothing() {
        try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox)
                        .presigned(PresignedPolicy.shortLived())
                        .build();
                CommandLine line = new CommandLine(sandbox)) {
            Document document = analyzer.documents().presigned(url);
            assertNotAllowed("function's topology", () -> analyzer.analyze(document, Loan.class));

            assertThat(line.run("analyze", "--json", "--fields", "applicant", "--presigned", url.toString())
                            .exit())
                    .isEqualTo(3);
        }
        assertThat(sandbox.requests())
                .hasSize(2)
                .allMatch(request -> request.endpoint().equals("lambdaVpc"));
    }
}
