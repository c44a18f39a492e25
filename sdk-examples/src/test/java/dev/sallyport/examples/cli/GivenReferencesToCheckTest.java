package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./sallyport check}, with the tables that the parsers are tested with. */
class GivenReferencesToCheckTest {

    private static final Path TABLES =
            Path.of("..", "sdk-trust", "src", "test", "resources", "dev", "sallyport", "trust");

    private static Typed check(String input, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "check",
                "--documents",
                "s3://acme-private/intake/",
                "--owner",
                "111111111111",
                "--region",
                "ap-east-1"));
        args.addAll(List.of(more));
        return Typed.At.folder(Path.of("")).typing(input).run(args.toArray(String[]::new));
    }

    @Test
    void whenTheyAreHostile_thenEachIsDenied() throws IOException {
        Typed typed = check(Files.readString(TABLES.resolve("hostile.jsonl")), "--presigned");

        assertThat(typed.exit()).isZero();
        assertThat(typed.lines()).hasSizeGreaterThanOrEqualTo(300).allSatisfy(line -> {
            assertThat(line.path("decision").asText()).isEqualTo("deny");
            assertThat(line.path("code").asText()).isEqualTo("not_allowed");
            assertThat(line.path("key").isNull()).isTrue();
        });
    }

    @Test
    void whenTheyAreOddButLegal_thenEachIsAllowedWithItsVeryKey() throws IOException {
        List<String> keys = Files.readAllLines(TABLES.resolve("legal.jsonl")).stream()
                .map(line -> Typed.parsed(line).path("key").textValue())
                .toList();
        String input = keys.stream()
                .map(key -> Codec.write(Codec.object()
                        .put("id", key.hashCode())
                        .put("input", key)
                        .put("kind", "key")))
                .collect(Collectors.joining("\n"));

        assertThat(check(input).lines())
                .allSatisfy(line -> assertThat(line.path("decision").asText()).isEqualTo("allow"))
                .extracting(line -> line.path("key").textValue())
                .isEqualTo(keys);
    }

    @Test
    void whenTheyArePlainText_thenTheirKindIsGuessedAndTheirLineIsTheirId() {
        Typed typed = check("intake/a+b%41\ns3://acme-private/intake/a%20b\nhttps://x/y\n{not JSON\n\n");

        assertThat(typed.out().lines().findFirst())
                .contains("{\"id\":1,\"input\":\"intake/a+b%41\",\"decision\":\"allow\",\"code\":null,"
                        + "\"bucket\":\"acme-private\",\"key\":\"intake/a+b%41\"}");
        List<JsonNode> lines = typed.lines();
        assertThat(lines).extracting(line -> line.path("id").asInt()).containsExactly(1, 2, 3, 4, 5);
        assertThat(lines.get(1).path("key").asText()).isEqualTo("intake/a b");
        assertThat(lines)
                .extracting(line -> line.path("code").textValue())
                .containsExactly(null, null, "not_allowed", "usage", "not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--documents", "--owner", "--region"})
    void whenAnArgumentIsNonsense_thenNothingIsChecked(String flag) {
        String[] args = {
            "check",
            "--json",
            "--documents",
            "s3://acme-private/intake/",
            "--owner",
            "111111111111",
            "--region",
            "ap-east-1"
        };
        for (int i = 0; i < args.length; i++) {
            args[i] = i > 0 && args[i - 1].equals(flag) ? "nonsense" : args[i];
        }

        assertThat(Typed.At.folder(Path.of("")).run(args).exit()).isEqualTo(2);
    }
}
