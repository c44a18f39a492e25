package dev.sallyport.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlainTest {

    // tag::plain[]
    private static Sandbox sandbox;

    @BeforeAll
    static void startBothAccounts() {
        sandbox = Sandbox.builder()
                .function(FunctionProgram.inProcess(PlainTest::unavailable)) // no process: any system, quick to start
                .start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static void unavailable(String alias, InputStream payload, OutputStream reply) throws IOException {
        throw new IOException("the function is being replaced");
    }
    // end::plain[]

    @Test
    void whenTheFunctionFails_thenAClerkLooksAtTheForm() {
        try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            assertThat(new LoanDesk(analyzer).deskFor(Path.of("../examples/loan-application.pdf")))
                    .isEqualTo("clerk");
        }
    }
}
