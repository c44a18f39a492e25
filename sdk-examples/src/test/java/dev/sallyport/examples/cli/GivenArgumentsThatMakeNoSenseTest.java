package dev.sallyport.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenArgumentsThatMakeNoSenseTest {

    @TempDir
    Path folder;

    private Typed type(String... args) {
        return Typed.At.folder(folder).run(args);
    }

    private static void assertUsage(Typed typed, String... words) {
        assertThat(typed.exit()).isEqualTo(2);
        JsonNode error = typed.json().path("error");
        assertThat(typed.json()).hasSize(1);
        assertThat(error.path("code").asText()).isEqualTo("usage");
        assertThat(error.path("stage").asText()).isEqualTo("arguments");
        assertThat(error.path("paid").asText()).isEqualTo("no");
        assertThat(error.path("retryable").asBoolean()).isFalse();
        assertThat(error.path("requestId").isNull()).isTrue();
        assertThat(error.path("message").asText()).contains(words);
        assertThat(error.path("remedy").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"analyze, --fidelity", "forecast, --repair", "forecast, --docs", "forecast, --plot"})
    void whenAFlagIsOfALaterIssue_thenItIsRefusedByItsName(String command, String flag) {
        assertUsage(type(command, flag, "x", "file", "--json"), flag, "not built yet");
        assertUsage(type(command, "file", flag + "=x", "--json"), flag, "not built yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "live-check"})
    void whenACommandIsOfALaterIssue_thenItIsRefusedByItsName(String command) {
        assertUsage(type(command, "--json"), command, "not built yet");
    }

    @Test
    void whenNoCommandIsGiven_thenTheCommandsAreNamed() {
        Typed typed = type();

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("analyze").doesNotContain("Exception");
    }

    @Test
    void whenAFlagIsUnknown_thenItIsNamed() {
        assertUsage(type("analyze", "--wrong", "file", "--json"), "--wrong");
    }

    @Test
    void whenNoFileIsGiven_thenOneIsAskedFor() {
        assertUsage(type("analyze", "--json"), "FILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount:money|money",
                "amount,amount|amount",
                "''|name",
                "a,,b|name",
                ":date|name",
                "?|name",
                "金額:décimal|décimal"
            })
    void whenTheFieldListIsWrong_thenTheFieldIsNamed(String list, String word) {
        assertUsage(type("analyze", "--json", "--fields", list, "file"), "--fields", word);
    }

    @Test
    void whenFieldsAndSchemaAreBothGiven_thenOneIsTooMuch() {
        assertUsage(type("analyze", "--json", "--fields", "a", "--schema", "b", "file"), "--fields", "--schema");
    }

    @Test
    void whenTheSchemaIsMissingOrNoSchema_thenItsFlagIsNamed() throws IOException {
        Files.writeString(folder.resolve("array.json"), "[1]");
        Files.writeString(folder.resolve("text.json"), "not JSON");

        assertUsage(type("analyze", "--json", "--schema", "none.json", "file"), "--schema", "none.json");
        assertUsage(type("analyze", "--json", "--schema", "array.json", "file"), "--schema");
        assertUsage(type("analyze", "--json", "--schema", "text.json", "file"), "--schema");
    }

    @Test
    void whenTheLanguageIsNoTag_thenTheFlagIsNamed() {
        assertUsage(type("analyze", "--json", "--respond-in", "no tag", "file"), "--respond-in", "no tag");
        assertUsage(type("assist", "--json", "--ask", "why?", "--respond-in", "", "file"), "--respond-in");
    }

    @Test
    void whenAFolderIsOneOfADossier_thenEachIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("文件"));

        assertUsage(type("analyze", "--json", "文件"), "文件", "--each");
    }

    @Test
    void whenAFolderHasNoFile_thenItIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("none"));
        Files.createDirectory(folder.resolve("none/.hidden"));
        Files.writeString(folder.resolve("none/.hidden/file"), "x");
        Files.createSymbolicLink(folder.resolve("none/link"), folder.resolve("none/.hidden/file"));

        assertUsage(type("analyze", "--json", "--each", "none"), "none");
    }

    @Test
    void whenResumeIsGivenWithoutEach_thenBothAreNamed() {
        assertUsage(type("analyze", "--json", "--resume", "out", "file"), "--resume", "--each");
    }

    @Test
    void whenTheFileToResumeIsSomethingElse_thenItIsLeftAlone() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "remember the milk");
        Files.writeString(folder.resolve("file.txt"), "x");

        assertUsage(type("analyze", "--json", "--each", "--resume", "notes.txt", "file.txt"), "notes.txt");
        assertThat(notes).hasContent("remember the milk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://bucket", "s3://bucket/a%2", "s3://bucket/%FF", "s3://bucket/key?other=1"})
    void whenAReferenceCantBeRead_thenItIsShown(String reference) {
        assertUsage(type("analyze", "--json", reference), reference);
    }

    @Test
    void whenAFlagNamesAnAccountWithoutAFunction_thenTheFunctionIsAskedFor() {
        assertUsage(type("analyze", "--json", "--documents", "s3://acme/intake/", "file"), "--function");
    }

    @Test
    void whenAFunctionIsNamedAndNothingElse_thenWhatIsMissingIsNamed() {
        String alias = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";

        assertUsage(type("analyze", "--json", "--function", alias, "file"), "--vpc-endpoint");
        assertUsage(
                type("analyze", "--json", "--function", alias, "--vpc-endpoint", "private-dns", "file"), "--documents");
    }

    @Test
    void whenTheFunctionIsNotAnAlias_thenItSaysSo() {
        String latest = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:$LATEST";

        assertUsage(
                type(
                        "analyze",
                        "--json",
                        "--function",
                        latest,
                        "--vpc-endpoint",
                        "private-dns",
                        "--documents",
                        "s3://acme-private/intake/",
                        "--owner",
                        "111111111111",
                        "--region",
                        "ap-east-1",
                        "file"),
                "$LATEST");
    }

    @Test
    void whenThePropertiesFileHasAnUnknownName_thenItIsNamed() throws IOException {
        Files.writeString(folder.resolve("sallyport.properties"), "functoin=x\n");

        assertUsage(type("analyze", "--json", "file"), "sallyport.properties", "functoin");
    }

    @Test
    void whenTheTopologyHasAnUnknownField_thenItIsNamed() throws IOException {
        Files.writeString(folder.resolve("topology.json"), "{\"partition\":\"aws\",\"extra\":1}");

        assertUsage(type("sandbox", "--json", "--topology", "topology.json"), "--topology");
        assertUsage(type("policies", "--json", "--topology", "topology.json", "--out", "new"), "--topology");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void whenPoliciesHaveNowhereToGo_thenTheFolderIsAskedForOrNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertUsage(type("policies", "--json"), "--out");
        assertUsage(type("policies", "--json", "--out", "file"), "--out", "file");
        assertUsage(type("policies", "--json", "--out", "file/new"), "--out", "file/new");
        assertUsage(type("policies", "--json", "--topology", "none.json", "--out", "new"), "--topology", "none.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--horizon|0|--horizon",
                "--horizon|many|--horizon",
                "--levels|80,100|--levels",
                "--levels|x|--levels",
                "--frequency|fortnight|--frequency",
                "--locale|_|--locale",
                "--date-col|none|none"
            })
    void whenAForecastIsAskedForNonsense_thenTheFlagIsNamed(String flag, String value, String word) throws IOException {
        Files.writeString(folder.resolve("prices.csv"), "date,value\n2024-01-01,1\n2024-02-01,2\n");

        assertUsage(type("forecast", "prices.csv", "--json", flag, value), word);
    }

    @Test
    void whenThereIsNothingToForecast_thenAFileIsAskedFor() {
        assertUsage(type("forecast", "--json"), "CSV", "--series");
    }

    @Test
    void whenAFunctionIsNamedInTheEnvironment_thenAFlagStillWins() {
        Typed typed = Typed.At.folder(folder)
                .with(Map.of("SALLYPORT_FUNCTION", "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans"))
                .run(
                        "analyze",
                        "--json",
                        "--function",
                        "nonsense",
                        "--vpc-endpoint",
                        "private-dns",
                        "--documents",
                        "s3://acme-private/intake/",
                        "--owner",
                        "111111111111",
                        "--region",
                        "ap-east-1",
                        "file");

        assertUsage(typed, "function alias");
    }

    @Test
    void whenItIsAskedForHelp_thenStdoutHasItAndNothingFailed() {
        Typed typed = type("analyze", "--help");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("--fields", "--vpc-endpoint", "--json");
    }
}
