package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.NoReplyException;
import dev.sallyport.SallyportException;
import dev.sallyport.TransportMode;
import dev.sallyport.contract.Paid;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Sandbox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GivenAFunctionThatDiesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    record Form(String applicant) {}

    @ParameterizedTest
    @EnumSource(TransportMode.class)
    void whenItDiesInTheMiddle_thenTheCallEndsInOneTypedErrorAndTheNextOneWorks(TransportMode transport)
            throws Exception {
        ScriptedModel model = new ScriptedModel();
        try (Sandbox sandbox = Sandbox.builder().model(model).start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox)
                        .transport(transport)
                        .defaults(options -> options.deadline(DEADLINE))
                        .build()) {
            byte[] text = "Applicant: Example Applicant\n".getBytes(StandardCharsets.UTF_8);
            Document form = analyzer.documents().upload(new ByteArrayInputStream(text), text.length);
            CompletableFuture<String> call = CompletableFuture.supplyAsync(
                    () -> analyzer.analyze(form, Form.class).value().applicant());
            model.thinking.await();

            sandbox.killFunction();

            assertThatThrownBy(() -> call.get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(NoReplyException.class, GivenAFunctionThatDiesTest::assertUnknown);
            assertThat(sandbox.invocations()).isEqualTo(1);
            model.told.countDown();
            assertThat(analyzer.analyze(form, Form.class).value().applicant()).isEqualTo("Example Applicant");
            assertThat(sandbox.invocations()).isEqualTo(2);
        }
    }

    private static void assertUnknown(SallyportException failure) {
        assertThat(failure.paid()).isEqualTo(Paid.UNKNOWN);
        assertThat(failure.requestId()).isNotBlank();
        assertThat(failure.retryable()).isFalse();
    }
}
