package dev.sallyport.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

// tag::spring[]
@SpringJUnitConfig
class SpringTest {

    @Configuration
    static class BothAccounts {
        @Bean // closed with the context; shared by all tests that share it
        Sandbox sandbox() {
            return Sandbox.start();
        }

        @Bean
        DocumentAnalyzer analyzer(Sandbox sandbox) {
            return SandboxClient.builder(sandbox).build();
        }

        @Bean
        LoanDesk desk(DocumentAnalyzer analyzer) {
            return new LoanDesk(analyzer);
        }
    }

    @Test
    void whenAFormAsksForALot_thenTheCommitteeLooksAtIt(@Autowired LoanDesk desk) {
        assertThat(desk.deskFor(Path.of("../examples/loan-application.pdf"))).isEqualTo("committee");
    }
}
// end::spring[]
