package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an application gets when it imports the client: a closed list, written at build time from the real closure. */
final class GivenTheRuntimeClassPathTest {

    private static final Pattern ARTIFACT = Pattern.compile("^\\s*([\\w.-]+:[\\w.-]+)");

    private static List<String> lines(String resource) throws IOException {
        try (var stream = GivenTheRuntimeClassPathTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> ARTIFACT.matcher(line).results())
                    .map(artifact -> artifact.group(1))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whenTheClientIsImported_thenNothingComesThatIsNotOnTheList() throws IOException {
        assertThat(lines("/runtime-closure.txt")).isEqualTo(lines("/runtime-closure.allowed.txt"));
    }

    @Test
    void whenTheClientIsImported_thenThereIsOneHttpClient() throws IOException {
        assertThat(lines("/runtime-closure.txt"))
                .filteredOn(artifact -> artifact.matches(".*:(.*-client|httpclient.*|httpcore.*|aws-crt.*|okhttp.*)"))
                .containsExactly("software.amazon.awssdk:netty-nio-client");
    }
}
