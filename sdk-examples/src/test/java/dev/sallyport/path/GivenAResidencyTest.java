package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.ApprovedPrefix;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;
import dev.sallyport.RefusedException;
import dev.sallyport.S3Path;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.examples.cli.Typed;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data may leave A, and for where, is known before a byte is sent. */
class GivenAResidencyTest {

    private static final String EXAMPLE = WholePath.EXAMPLE.toAbsolutePath().toString();

    @TempDir
    Path folder;

    private Path file(Sandbox sandbox) throws IOException {
        return Files.writeString(
                folder.resolve("topology.json"), sandbox.topology().toJson());
    }

    private static Typed analyze(CommandLine line, Path topology, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("analyze", "--json", "--fields", "applicant", "--topology", topology.toString(), EXAMPLE));
        arguments.addAll(List.of(more));
        return line.run(arguments.toArray(String[]::new));
    }

    private static void assertNotAllowed(Typed typed, String word) {
        assertThat(typed.exit()).isEqualTo(3);
        JsonNode error = typed.json().path("error");
        assertThat(error.path("code").textValue()).isEqualTo("not_allowed");
        assertThat(error.path("stage").textValue()).isEqualTo("guard");
        assertThat(error.path("paid").textValue()).isEqualTo("no");
        assertThat(error.path("message").textValue()).contains(word);
    }

    @Nested
    class GivenClassesThatMayLeave {

        private Sandbox started() {
            return Sandbox.builder()
                    .topology(Topologies.with(new Topology.Residency(
                            List.of("application-documents", "public-filings"),
                            Sandbox.defaultTopology().residency().inferenceRegions())))
                    .start();
        }

        @Test
        void whenTheDataIsOfOneOfThem_thenItIsRead() throws IOException {
            try (Sandbox sandbox = started();
                    CommandLine line = new CommandLine(sandbox)) {
                assertThat(analyze(line, file(sandbox)).exit()).isZero();
                assertThat(analyze(line, file(sandbox), "--data-class", "public-filings")
                                .exit())
                        .isZero();
                assertThat(sandbox.invocations()).isEqualTo(2);
            }
        }

        @Test
        void whenItIsOfAnother_thenNothingIsEvenUploaded() throws IOException {
            try (Sandbox sandbox = started();
                    CommandLine line = new CommandLine(sandbox)) {
                assertNotAllowed(analyze(line, file(sandbox), "--data-class", "medical-files"), "medical-files");
                assertThat(sandbox.requests()).isEmpty();
            }
        }

        @Test
        void whenTheClientDoesntKnow_thenTheFunctionRefusesBeforeItReads() {
            try (Sandbox sandbox = started();
                    CommandLine line = new CommandLine(sandbox)) {
                Typed typed = line.run(
                        "analyze", "--json", "--fields", "applicant", "--data-class", "medical-files", EXAMPLE);

                assertNotAllowed(typed, "may not leave account A");
                assertThat(sandbox.requests())
                        .noneMatch(request -> request.endpoint().equals("s3FromB"))
                        .noneMatch(request -> request.action().startsWith("bedrock:"));
            }
        }

        @Test
        void whenTheTopologyIsOfOtherAccounts_thenItIsNotTakenForTheirs() throws IOException {
            try (Sandbox sandbox = started();
                    CommandLine line = new CommandLine(sandbox)) {
                Path other = Files.writeString(
                        folder.resolve("other.json"),
                        sandbox.topology().toJson().replace("222222222222", "444444444444"));

                Typed typed = analyze(line, other);

                assertThat(typed.exit()).isEqualTo(2);
                assertThat(typed.json().at("/error/message").textValue()).contains("--topology", "--function");
                assertThat(sandbox.requests()).isEmpty();
            }
        }
    }

    @Nested
    class GivenAModelThatMayRunElsewhere {

        private Sandbox started() {
            return Sandbox.builder()
                    .topology(Topologies.with(new Topology.Residency(
                            List.of("application-documents"), List.of("us-east-1", "us-east-2"))))
                    .start();
        }

        private static void assertNotAllowed(Callable<?> call) {
            RefusedException failure = Objects.requireNonNull(catchThrowableOfType(RefusedException.class, call::call));
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(failure.stage()).isEqualTo(Stage.GUARD);
            assertThat(failure.paid()).isEqualTo(Paid.NO);
            assertThat(failure).hasMessageContaining("us-west-2");
        }

        @Test
        void whenTheClientKnowsTheTopology_thenNothingIsSent() throws IOException {
            try (Sandbox sandbox = started();
                    DocumentAnalyzer analyzer = DocumentAnalyzer.fromTopology(file(sandbox), "loans")
                            .endpoint(Endpoint.loopback(sandbox.endpoints().lambdaVpc()))
                            .documents(ApprovedPrefix.of("s3://" + sandbox.bucket() + "/" + sandbox.prefix())
                                    .owner(sandbox.topology().a().account())
                                    .region(sandbox.topology().a().region())
                                    .via(S3Path.loopback(sandbox.endpoints().s3())))
                            .credentials(Bucket.credentials(sandbox.caller()))
                            .defaults(options -> options.dataClass("application-documents"))
                            .build()) {
                assertNotAllowed(() -> analyzer.documents().upload(WholePath.EXAMPLE));
                assertNotAllowed(() -> analyzer.analyze(
                        analyzer.documents().at(sandbox.prefix() + "form.txt", "v1"), WholePath.Loan.class));

                assertThat(sandbox.requests()).isEmpty();
            }
        }

        @Test
        void whenTheCommandLineKnowsIt_thenNothingIsSent() throws IOException {
            try (Sandbox sandbox = started();
                    CommandLine line = new CommandLine(sandbox)) {
                GivenAResidencyTest.assertNotAllowed(analyze(line, file(sandbox)), "us-west-2");
                assertThat(sandbox.requests()).isEmpty();
            }
        }

        @Test
        void whenOnlyTheFunctionKnowsIt_thenItRefusesBeforeItReads() {
            try (Sandbox sandbox = started();
                    CommandLine line = new CommandLine(sandbox)) {
                Typed typed = line.run("analyze", "--json", "--fields", "applicant", EXAMPLE);

                GivenAResidencyTest.assertNotAllowed(typed, "Region where inference is not allowed");
                assertThat(sandbox.requests())
                        .noneMatch(request -> request.endpoint().equals("s3FromB"))
                        .noneMatch(request -> request.action().startsWith("bedrock:"));
            }
        }
    }
}
