package dev.sallyport.testkit.internal.bedrock.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.fixture.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Through the listener, with a signed request. */
class ModelRulesTest {

    private static final Map<String, Sandbox> SANDBOXES = new HashMap<>();

    @AfterAll
    static void close() {
        SANDBOXES.values().forEach(Sandbox::close);
        SANDBOXES.clear();
    }

    @Nested
    class GivenARequestThatBreaksOneRule {

        @ParameterizedTest
        @MethodSource("dev.sallyport.testkit.internal.bedrock.rules.BrokenMessages#all")
        void whenItIsInTheMessagesFormat_thenTheRulesWordsAreTheAnswer(Broken broken) throws Exception {
            isRefused(broken, "invoke", rule(ModelRules.messages(), broken).says());
        }

        @ParameterizedTest
        @MethodSource("dev.sallyport.testkit.internal.bedrock.rules.BrokenConverse#all")
        void whenItIsInConversesFormat_thenTheRulesWordsAreTheAnswer(Broken broken) throws Exception {
            isRefused(broken, "converse", rule(ModelRules.converse(), broken).says());
        }

        private void isRefused(Broken broken, String operation, String says) throws Exception {
            Sandbox sandbox = sandbox(broken.model());
            long runs = sandbox.modelRuns();

            Clients.Raw answer = Clients.raw(sandbox, operation, broken.request());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorType()).startsWith("ValidationException");
            assertThat(answer.json().path("message").asText()).matches(pattern(says));
            assertThat(sandbox.modelRuns()).isEqualTo(runs);
        }
    }

    @Nested
    class GivenTheTableOfRules {

        @Test
        void whenItIsGoneThrough_thenEachRuleIsBrokenByATest() {
            assertThat(BrokenMessages.all().map(Broken::rule))
                    .containsAll(ModelRules.messages().stream().map(Rule::name).toList());
            assertThat(BrokenConverse.all().map(Broken::rule))
                    .containsAll(ModelRules.converse().stream().map(Rule::name).toList());
        }

        @Test
        void whenItIsCompared_thenTheDocumentationSaysTheSame() throws IOException {
            Path page = Path.of("..", "docs", "bedrock-rules.md");
            if (Boolean.getBoolean("sallyport.docs.write")) {
                Files.writeString(page, page());
            }
            assertThat(page)
                    .describedAs("run the tests with -Dsallyport.docs.write=true and review the difference")
                    .hasContent(page());
        }

        private String page() {
            return "# What Bedrock refuses\n\n"
                    + "The sandbox's Bedrock refuses what Bedrock, and the model behind it, are known to refuse, in their"
                    + " words as far as those are known; `…` stands for what depends on the request. What a model takes is"
                    + " in [models.json](../sdk-testkit/src/main/resources/dev/sallyport/testkit/models.json)."
                    + " Made from the table in the code by a test, and each rule is broken by one.\n\n"
                    + "## In the model's own format\n\n"
                    + "`InvokeModel` and `InvokeModelWithResponseStream`; Converse too, where Bedrock hands on what the"
                    + " model says (`The model returned the following errors: …`).\n\n"
                    + table(ModelRules.messages())
                    + "\n## Converse's own\n\n"
                    + table(ModelRules.converse());
        }

        private String table(List<Rule> rules) {
            return rules.stream()
                    .map(rule -> "| " + rule.name().replace("Converse: ", "") + " | " + cell(rule.says()) + " | "
                            + cell(rule.source()) + " |\n")
                    .collect(Collectors.joining("", "| rule | refusal | source |\n| --- | --- | --- |\n", ""));
        }

        private String cell(String text) {
            return text.replace("|", "\\|");
        }
    }

    @Nested
    class GivenARequestThatBreaksNone {

        @ParameterizedTest
        @MethodSource("dev.sallyport.testkit.internal.bedrock.rules.ModelRulesTest#right")
        void whenItIsSent_thenTheModelAnswers(String operation, ObjectNode request) throws Exception {
            Clients.Raw answer = Clients.raw(sandbox(BrokenMessages.SONNET_45), operation, request);

            assertThat(answer.status()).describedAs(answer.json().toString()).isEqualTo(200);
        }
    }

    static Stream<Arguments> right() {
        byte[] words = Requests.bytes("words");
        return Stream.of(
                arguments("invoke", Requests.message()),
                arguments("invoke", Requests.messageOf(Requests.image("image/png", Requests.png(8_000, 1)))),
                arguments("invoke", Requests.messageOf(Requests.image("image/gif", Requests.picture("gif", 2, 2)))),
                arguments("invoke", Requests.messageOf(Requests.image("image/jpeg", Requests.jpeg()))),
                arguments("invoke", Requests.messageOf(Requests.pdf(Requests.pdfOf(100, false)))),
                arguments("invoke", Requests.messageOf(Requests.text(",'citations':{'enabled':true}"))),
                arguments("converse", Requests.converse()),
                arguments(
                        "converse",
                        Requests.converseOf(
                                Requests.document("Form 1_a (2)", "txt", words),
                                Requests.document("Form-[3]", "md", words))),
                arguments("converse", Requests.converseOf(Requests.document("d", "pdf", Requests.pdfOf(3, false)))),
                arguments("converse", Requests.converseOf(Requests.parsed("{'cachePoint':{'type':'default'}}"))));
    }

    private static Arguments arguments(String operation, ObjectNode request) {
        return Arguments.of(operation, request);
    }

    private static Rule rule(List<Rule> rules, Broken broken) {
        return rules.stream()
                .filter(rule -> rule.name().equals(broken.rule()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + broken.rule()));
    }

    /** The words with anything in the place of {@code …}. */
    private static String pattern(String says) {
        return "(?s)\\Q" + says.replace("…", "\\E.*\\Q") + "\\E";
    }

    private static synchronized Sandbox sandbox(String model) {
        return SANDBOXES.computeIfAbsent(
                model,
                id -> Sandbox.builder()
                        .topology(TestTopology.withModel(id))
                        .model(body -> StandInModel.Answer.text("Hello."))
                        .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                        .start());
    }
}
