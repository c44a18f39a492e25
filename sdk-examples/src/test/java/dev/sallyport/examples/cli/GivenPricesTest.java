package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenPricesTest {

    @TempDir
    Path folder;

    @Test
    void whenACsvIsContinued_thenItsPointsAreDatedAndAscending() {
        Typed typed = Typed.At.folder(Path.of("..", "examples"))
                .run("forecast", "prices.csv", "--horizon", "3", "--levels", "50,90", "--json");

        assertThat(typed.exit()).isZero();
        JsonNode series = typed.json().path("series").path(0);
        assertThat(series.path("frequency").asText()).isEqualTo("M");
        assertThat(series.path("points"))
                .extracting(point -> point.path("date").asText())
                .containsExactly("2026-07-01", "2026-08-01", "2026-09-01");
        assertThat(series.path("points").path(0).path("intervals").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("50", "90");
        assertThat(series.has("adjustments")).isTrue();
        assertThat(typed.json().path("usage").path("modelCalls").asInt()).isZero();
    }

    @Test
    void whenSeriesAreUndated_thenEachHasItsOwnHorizonInStepsAndTheFilesOrder() throws IOException {
        Files.writeString(folder.resolve("series.jsonl"), """
                {"id":"N1","period":"quarterly","m":4,"h":8,"values":[1,2,3,4,2,3,4,5,3,4,5,6,4,5,6,7]}
                {"id":"N2","period":"yearly","m":1,"h":6,"values":[1,2,3,4,5,6,7,8,9,10]}
                {"id":"N3","period":"quarterly","m":4,"h":8,"values":[1,2,3,4,2,3,4,5,3,4,5,6,4,5,6,7]}
                """);

        Typed typed = Typed.At.folder(folder).run("forecast", "--series", "series.jsonl", "--json");

        assertThat(typed.exit()).isZero();
        assertThat(typed.json().path("series"))
                .extracting(series -> series.path("id").asText())
                .containsExactly("N1", "N2", "N3");
        assertThat(typed.json().path("series"))
                .extracting(series -> series.path("points").size())
                .containsExactly(8, 6, 8);
        assertThat(typed.json().at("/series/0/points/7/step").asInt()).isEqualTo(8);
    }

    @Test
    void whenTheFileIsMissing_thenTheErrorSaysSo() {
        Typed typed = Typed.At.folder(folder).run("forecast", "gone.csv", "--json");

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.json().path("error").path("code").asText()).isEqualTo("document_missing");
    }
}
