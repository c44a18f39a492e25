package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may leave account A, and for where. */
final class GivenAResidencyPolicyTest {

    private static final String TOPOLOGY = """
            {"partition":"aws",
             "a":{"account":"111111111111","region":"ap-east-1","bucket":"acme-private","kmsKeyArn":null,
                  "lambdaEndpointId":"vpce-0a1b2c3d","s3EndpointIds":[]},
             "b":{"account":"222222222222","region":"us-east-1","function":"sallyport","functionRole":"f","s3EndpointIds":[],
                  "model":{"profile":"us.model","foundationModel":"model","regions":["us-east-1"]}},
             "callers":[{"alias":"loans","role":"ec2-production","prefix":"intake/","readerRole":null}],
             "options":{"presigned":false,"perDocumentReader":false,"proofOfCaller":true,"transport":"buffered"},
             "residency":{"dataClasses":["forms"],"inferenceRegions":["us-east-1"]}}
            """;

    @TempDir
    private Path folder;

    private FakeFunction function;

    @BeforeEach
    void start() {
        function = FakeFunction.start().replies(Invocation.Script.analysis(Samples.LOAN));
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
    }

    private static ResidencyPolicy policy(String... modelRegions) {
        return ResidencyPolicy.builder()
                .dataClasses("forms")
                .inferenceRegions("us-east-1", "us-west-2")
                .modelRegions(modelRegions)
                .build();
    }

    private DocumentAnalyzer analyzer(ResidencyPolicy policy) {
        return Given.builder(function.uri(), TransportMode.STREAMING)
                .residency(policy)
                .build();
    }

    private void refused(String reason, Callable<?> work) {
        SallyportException failure = Objects.requireNonNull(catchThrowableOfType(RefusedException.class, work::call));
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        assertThat(failure).hasMessageContaining(reason);
        assertThat(function.invocations()).isEmpty();
    }

    private static AnalyzeRequest<Loan> request(DocumentAnalyzer analyzer, String dataClass) {
        return AnalyzeRequest.builder(Loan.class)
                .documents(Given.document(analyzer))
                .options(options -> options.dataClass(dataClass))
                .build();
    }

    private static ByteArrayInputStream oneByte() {
        return new ByteArrayInputStream(new byte[] {1});
    }

    @Test
    void whenTheClassMayLeave_thenItTravelsWithTheRequest() throws IOException {
        try (DocumentAnalyzer analyzer = analyzer(policy("us-east-1"))) {
            analyzer.analyze(request(analyzer, "forms"));
        }
        assertThat(function.invocations().get(0).request().dataClass()).isEqualTo("forms");
    }

    @Test
    void whenTheClassMayNotLeaveOrIsNotNamed_thenNothingIsSent() {
        try (DocumentAnalyzer analyzer = analyzer(policy("us-east-1"))) {
            refused("may not leave", () -> analyzer.analyze(request(analyzer, "payroll")));
            refused("names no data class", () -> analyzer.analyze(Given.document(analyzer), Loan.class));
            refused("names no data class", () -> analyzer.documents().upload(oneByte(), 1));
            Documents payroll = analyzer.documents().ofClass("payroll");
            refused("may not leave", () -> payroll.upload(oneByte(), 1));
            refused("may not leave", () -> payroll.upload(folder.resolve("none")));
            refused(
                    "names no data class",
                    () -> analyzer.forecast(ForecastRequest.of(PriceHistory.undated("x", "D", List.of(1.0)))));
        }
    }

    @Test
    void whenTheModelMayRunElsewhere_thenNothingIsSent() {
        try (DocumentAnalyzer analyzer = analyzer(policy("us-east-1", "eu-west-1"))) {
            refused("eu-west-1", () -> analyzer.analyze(request(analyzer, "forms")));
            refused("eu-west-1", () -> analyzer.documents().ofClass("forms").upload(oneByte(), 1));
        }
    }

    @Test
    void whenThereIsNoPolicy_thenACallNeedsNoClass() throws IOException {
        try (DocumentAnalyzer analyzer =
                Given.builder(function.uri(), TransportMode.STREAMING).build()) {
            analyzer.analyze(Given.document(analyzer), Loan.class);
        }
        assertThat(function.invocations().get(0).request().dataClass()).isNull();
    }

    @Test
    void whenItIsNonsense_thenItIsRefusedWhereItIsSet() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ResidencyPolicy.builder().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResidencyPolicy.builder().dataClasses("Pay Roll"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResidencyPolicy.builder().inferenceRegions("Europe"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentAnalyzer.builder().defaults(options -> options.dataClass("")));
    }

    @Test
    void whenItComesFromTheTopology_thenTheAnalyzerIsWholeAndKeepsToIt() throws IOException {
        Path file = Files.writeString(folder.resolve("topology.json"), TOPOLOGY);
        try (DocumentAnalyzer analyzer = DocumentAnalyzer.fromTopology(file, "loans")
                .credentials(Given.CREDENTIALS)
                .build()) {
            refused("may not leave", () -> analyzer.analyze(request(analyzer, "payroll")));
            refused(
                    "PresignedPolicy",
                    () -> analyzer.documents()
                            .presigned(URI.create("https://acme-private.s3.ap-east-1.amazonaws.com/intake/a?x")));
            assertThat(analyzer.documents().at("intake/a", "v1").bucket()).isEqualTo("acme-private");
        }
    }

    @Test
    void whenTheTopologyNamesNoEndpointOrCaller_thenThatIsAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("topology.json"), TOPOLOGY.replace("\"vpce-0a1b2c3d\"", "null"));

        assertThatIllegalStateException()
                .isThrownBy(() -> DocumentAnalyzer.fromTopology(file, "loans").build())
                .withMessageContaining("endpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentAnalyzer.fromTopology(file, "other"))
                .withMessageContaining("other");
    }
}
