package dev.sallyport.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.SandboxTime;
import dev.sallyport.testkit.StandInModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

    private static final Path FORM = Path.of("../examples/loan-application.pdf");

    // tag::model[]
    @Test
    void whenTheModelIsBusy_thenTheFormWaits() {
        StandInModel busy = request -> StandInModel.Answer.error(429, "ThrottlingException", "Too many tokens");
        try (Sandbox sandbox = Sandbox.builder().model(busy).start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {

            assertThat(new LoanDesk(analyzer).deskFor(FORM)).isEqualTo("later");
        }
    }
    // end::model[]

    // tag::time[]
    @Test
    void whenTheCallersCredentialsHaveExpired_thenTheFormWaitsAndNothingIsPaid() {
        SandboxTime time = SandboxTime.startingAt(Instant.now());
        try (Sandbox sandbox = Sandbox.builder().time(time).start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            time.advance(Duration.ofHours(13));

            assertThat(new LoanDesk(analyzer).deskFor(FORM)).isEqualTo("later");
            assertThat(sandbox.bill()).isEmpty();
        }
    }
    // end::time[]
}
