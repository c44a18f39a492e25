package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.Analysis;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.NoReplyException;
import dev.sallyport.TransportMode;
import dev.sallyport.contract.Paid;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Sandbox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GivenASlowModelTest {

    record Form(String applicant) {}

    private static Document uploaded(DocumentAnalyzer analyzer) {
        byte[] text = "Applicant: Example Applicant\n".getBytes(StandardCharsets.UTF_8);
        return analyzer.documents().upload(new ByteArrayInputStream(text), text.length);
    }

    @ParameterizedTest
    @EnumSource(TransportMode.class)
    void whenItAnswersWithinTheDeadline_thenItWasAskedOnce(TransportMode transport) throws Exception {
        ScriptedModel model = new ScriptedModel();
        try (Sandbox sandbox = Sandbox.builder().model(model).start();
                DocumentAnalyzer analyzer =
                        SandboxClient.builder(sandbox).transport(transport).build()) {
            Document form = uploaded(analyzer);
            CompletableFuture<Analysis<Form>> call =
                    CompletableFuture.supplyAsync(() -> analyzer.analyze(form, Form.class));
            model.thinking.await();

            model.told.countDown();

            assertThat(call.get().value().applicant()).isEqualTo("Example Applicant");
            assertThat(sandbox.invocations()).isEqualTo(1);
            assertThat(sandbox.modelRuns()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportMode.class)
    void whenTheDeadlinePassesFirst_thenTheCallEndsAndIsNotRepeated(TransportMode transport) {
        ScriptedModel model = new ScriptedModel();
        try (Sandbox sandbox = Sandbox.builder().model(model).start();
                DocumentAnalyzer analyzer =
                        SandboxClient.builder(sandbox).transport(transport).build()) {
            Document form = uploaded(analyzer);
            try (DocumentAnalyzer hasty = SandboxClient.builder(sandbox)
                    .transport(transport)
                    .defaults(options -> options.deadline(Duration.ofSeconds(4)))
                    .build()) {
                assertThatThrownBy(() -> hasty.analyze(form, Form.class))
                        .isInstanceOfSatisfying(
                                NoReplyException.class,
                                e -> assertThat(e.paid()).isEqualTo(Paid.UNKNOWN));
            }
            assertThat(sandbox.invocations()).isEqualTo(1);
            model.told.countDown();
        }
    }
}
