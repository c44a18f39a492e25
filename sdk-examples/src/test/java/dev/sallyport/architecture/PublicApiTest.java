package dev.sallyport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The public API is a reviewed file: whoever changes it sees the change in the diff and says so in the CHANGELOG. */
class PublicApiTest {

    private static final Path FILES = Path.of("..", "docs", "api");

    @ParameterizedTest
    @EnumSource(
            value = House.class,
            names = {"CONTRACT", "TRUST", "FORECAST", "CORE", "TESTKIT"})
    void whenAModuleIsBuilt_thenItsApiIsTheReviewedOne(House module) throws IOException {
        Path file = FILES.resolve(module.name().toLowerCase(Locale.ROOT) + ".txt");
        if (Boolean.getBoolean("sallyport.api.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, PublicApi.of(module));
        }

        assertThat(PublicApi.of(module))
                .as(
                        "docs/api/%s is not the API. If the change is meant, write it down with%n"
                                + "  mvn verify -Dsallyport.api.write=true%nand review the difference.",
                        file.getFileName())
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }

    @Test
    void whenAnApplicationImportsTheClient_thenItSeesNoJacksonAndOfAwsOnlyCredentials() {
        assertThat(PublicApi.of(House.CORE).lines())
                .noneMatch(line -> line.contains("fasterxml"))
                .allMatch(line -> !line.contains("software.amazon")
                        || line.contains("software.amazon.awssdk.auth.credentials.AwsCredentialsProvider"));
    }
}
