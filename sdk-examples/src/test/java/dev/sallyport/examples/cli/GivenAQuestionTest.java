package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GivenAQuestionTest {

    private static final Typed.At ROOT = Typed.At.folder(Path.of("..", "examples"));

    @Test
    void whenAProgramAsks_thenTheTextComesInEventsAndTheAnswerLast() {
        Typed typed = ROOT.run("assist", "loan-application.pdf", "--ask", "What is the amount?", "--json");

        assertThat(typed.exit()).isZero();
        List<JsonNode> lines = typed.lines();
        JsonNode last = lines.get(lines.size() - 1);
        String heard = lines.stream()
                .filter(line -> line.path("event").asText().equals("text"))
                .map(line -> line.path("text").asText())
                .collect(Collectors.joining());
        assertThat(last.path("answer").asText()).isEqualTo(heard).contains("1,250,000.00");
        assertThat(last.path("evidence").path(0).path("verification").asText()).isEqualTo("verified");
        assertThat(last.path("usage").path("modelCalls").asInt()).isEqualTo(1);
        assertThat(lines).extracting(line -> line.path("event").asText()).contains("progress", "evidence");
    }

    @Test
    void whenAPersonConverses_thenEachQuestionIsAnsweredUntilAnEmptyLine() {
        Typed typed = ROOT.typing("What is the amount?\nWho is the applicant?\n\nnever read\n")
                .run("assist", "loan-application.pdf");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("1,250,000.00", "Example Applicant").doesNotContain("never read");
    }
}
