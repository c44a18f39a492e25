package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.LineItem;
import dev.sallyport.testkit.StandInModel.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfigLatency;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceTierType;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Converse through the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConverseTest {

    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("Total,99.50\n");
    private static final String BASE64 = "VG90YWwsOTkuNTAK";

    private ModelSandbox model;

    @BeforeAll
    void start() {
        model = ModelSandbox.scripted();
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @Nested
    class GivenAQuestion {

        @Test
        void whenTheModelAnswers_thenTheAnswerComesWithItsCounts() {
            ConverseResponse response = ask("ja, 可以", r -> {});
            assertThat(response.output().message().role()).isEqualTo(ConversationRole.ASSISTANT);
            assertThat(response.output().message().content()).containsExactly(ContentBlock.fromText("ja, 可以"));
            assertThat(response.stopReason()).isEqualTo(StopReason.END_TURN);
            assertThat(response.usage().inputTokens()).isEqualTo(1);
            assertThat(response.usage().outputTokens()).isEqualTo(3);
            assertThat(response.usage().totalTokens()).isEqualTo(4);
            assertThat(response.usage().cacheReadInputTokens()).isZero();
            assertThat(response.usage().cacheWriteInputTokens()).isZero();
            assertThat(response.metrics().latencyMs()).isNotNegative();
            assertThat(response.additionalModelResponseFields()).isNull();
        }

        @Test
        void whenItAsks_thenTheModelSeesItInItsOwnFormat() {
            ask(
                    "ok",
                    r -> r.system(SystemContentBlock.fromText("Be brief."))
                            .inferenceConfig(c ->
                                    c.maxTokens(7).temperature(0.5f).topP(0.25f).stopSequences("STOP", "END"))
                            .additionalModelRequestFields(
                                    Document.mapBuilder().putNumber("top_k", 5).build()));
            assertThat(model.asked()).isEqualTo(ModelSandbox.parsed("""
                    {"anthropic_version":"bedrock-2023-05-31","max_tokens":7,"temperature":0.5,"top_p":0.25,
                     "stop_sequences":["STOP","END"],"system":[{"type":"text","text":"Be brief."}],
                     "messages":[{"role":"user","content":[{"type":"text","text":"four"}]}],"top_k":5}"""));
        }

        @Test
        void whenItSetsNoMaximum_thenItIsTheModelsOwn() {
            ask("ok", r -> {});
            assertThat(model.asked().path("max_tokens").asInt()).isEqualTo(64_000);
        }

        @Test
        void whenItIsAnswered_thenItsTokensAreBilledAndItsPermissionIsInvokeModel() {
            BigDecimal before = billed();
            ask("ok", r -> {});
            assertThat(billed()).isEqualByComparingTo(before.add(BigDecimal.ONE));
            assertThat(model.sandbox()
                            .requests()
                            .get(model.sandbox().requests().size() - 1)
                            .action())
                    .isEqualTo("bedrock:InvokeModel");
        }

        private BigDecimal billed() {
            return model.sandbox().bill().stream()
                    .filter(line -> line.usageType().equals(model.sandbox().modelId() + "-InputTokenCount"))
                    .map(LineItem::amount)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }

        @Test
        void whenItWantsAFieldOfTheModelsAnswer_thenItIsThere() {
            ConverseResponse response = ask(
                    "one STOP two",
                    r -> r.inferenceConfig(c -> c.stopSequences("STOP"))
                            .additionalModelResponseFieldPaths("/stop_sequence", "/nothing"));
            assertThat(response.output().message().content().get(0).text()).isEqualTo("one ");
            assertThat(response.stopReason()).isEqualTo(StopReason.STOP_SEQUENCE);
            assertThat(response.additionalModelResponseFields().asMap())
                    .containsOnlyKeys("stop_sequence")
                    .containsEntry("stop_sequence", Document.fromString("STOP"));
        }

        @Test
        void whenItCarriesWhatIsHarmless_thenThatIsAccepted() {
            ask(
                    "ok",
                    r -> r.serviceTier(t -> t.type(ServiceTierType.DEFAULT))
                            .performanceConfig(p -> p.latency(PerformanceConfigLatency.STANDARD))
                            .requestMetadata(Map.of("team", "loans")));
            assertThat(model.asked().has("serviceTier")).isFalse();
        }
    }

    @Nested
    class GivenContentBlocks {

        @Test
        void whenAnImageIsSent_thenItIsAnImageBlock() {
            assertThat(blocks(ContentBlock.fromImage(
                            i -> i.format(ImageFormat.WEBP).source(s -> s.bytes(BYTES)))))
                    .isEqualTo(ModelSandbox.parsed("[{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                            + "\"media_type\":\"image/webp\",\"data\":\"" + BASE64 + "\"}}]"));
        }

        @ParameterizedTest
        @CsvSource({
            "PDF,application/pdf",
            "DOC,application/msword",
            "DOCX,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "XLS,application/vnd.ms-excel",
            "XLSX,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        })
        void whenABinaryDocumentIsSent_thenItHasItsMediaTypeAndItsNameAsTitle(DocumentFormat format, String media) {
            assertThat(blocks(ContentBlock.fromDocument(d -> d.format(format)
                            .name("Offer (1)")
                            .source(s -> s.bytes(BYTES))
                            .context("an offer")
                            .citations(c -> c.enabled(true)))))
                    .isEqualTo(ModelSandbox.parsed(
                            "[{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\""
                                    + media + "\",\"data\":\"" + BASE64
                                    + "\"},\"title\":\"Offer (1)\",\"context\":\"an offer\","
                                    + "\"citations\":{\"enabled\":true}}]"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"TXT", "MD", "CSV", "HTML"})
        void whenATextDocumentIsSent_thenItIsText(DocumentFormat format) {
            assertThat(blocks(ContentBlock.fromDocument(
                            d -> d.format(format).name("Sum").source(s -> s.bytes(BYTES)))))
                    .isEqualTo(ModelSandbox.parsed("[{\"type\":\"document\",\"source\":{\"type\":\"text\","
                            + "\"media_type\":\"text/plain\",\"data\":\"Total,99.50\\n\"},\"title\":\"Sum\"}]"));
        }

        @Test
        void whenADocumentIsGivenAsTextOrInPieces_thenItIsThatText() {
            JsonNode blocks = blocks(
                    ContentBlock.fromDocument(
                            d -> d.format(DocumentFormat.TXT).name("a").source(s -> s.text("one"))),
                    ContentBlock.fromDocument(
                            d -> d.name("b").source(s -> s.content(DocumentContentBlock.fromText("two")))));
            assertThat(blocks.at("/0/source/data").asText()).isEqualTo("one");
            assertThat(blocks.at("/1/source"))
                    .isEqualTo(ModelSandbox.parsed(
                            "{\"type\":\"content\",\"content\":[{\"type\":\"text\",\"text\":\"two\"}]}"));
        }

        @Test
        void whenToolsAreUsed_thenTheModelSeesTheirCallsAndResults() {
            ask(
                    "ok",
                    r -> r.messages(
                                    user(ContentBlock.fromText("four")),
                                    Message.builder()
                                            .role(ConversationRole.ASSISTANT)
                                            .content(
                                                    ContentBlock.fromReasoningContent(c -> c.reasoningText(
                                                            t -> t.text("hm").signature("sig"))),
                                                    ContentBlock.fromToolUse(u -> u.toolUseId("t1")
                                                            .name("rate")
                                                            .input(Document.mapBuilder()
                                                                    .putString("of", "EUR")
                                                                    .build())))
                                            .build(),
                                    user(ContentBlock.fromToolResult(t -> t.toolUseId("t1")
                                            .status(ToolResultStatus.ERROR)
                                            .content(ToolResultContentBlock.fromJson(Document.mapBuilder()
                                                    .putNumber("rate", 2)
                                                    .build())))))
                            .toolConfig(t -> t.tools(
                                            Tool.fromToolSpec(s -> s.name("rate")
                                                    .description("a rate")
                                                    .inputSchema(i -> i.json(Document.mapBuilder()
                                                            .putString("type", "object")
                                                            .build()))),
                                            Tool.fromCachePoint(c -> c.type(CachePointType.DEFAULT)))
                                    .toolChoice(c -> c.tool(n -> n.name("rate")))));
            assertThat(model.asked().path("tools")).isEqualTo(ModelSandbox.parsed("""
                    [{"name":"rate","description":"a rate","input_schema":{"type":"object"},
                      "cache_control":{"type":"ephemeral"}}]"""));
            assertThat(model.asked().path("tool_choice"))
                    .isEqualTo(ModelSandbox.parsed("{\"type\":\"tool\",\"name\":\"rate\"}"));
            assertThat(model.asked().at("/messages/1/content")).isEqualTo(ModelSandbox.parsed("""
                    [{"type":"thinking","thinking":"hm","signature":"sig"},
                     {"type":"tool_use","id":"t1","name":"rate","input":{"of":"EUR"}}]"""));
            assertThat(model.asked().at("/messages/2/content")).isEqualTo(ModelSandbox.parsed("""
                    [{"type":"tool_result","tool_use_id":"t1","is_error":true,
                      "content":[{"type":"text","text":"{\\"rate\\":2}"}]}]"""));
        }

        @Test
        void whenACachePointFollows_thenTheBlockBeforeItIsMarked() {
            JsonNode blocks = blocks(
                    ContentBlock.fromText("long"), ContentBlock.fromCachePoint(c -> c.type(CachePointType.DEFAULT)));
            assertThat(blocks)
                    .isEqualTo(ModelSandbox.parsed(
                            "[{\"type\":\"text\",\"text\":\"long\"," + "\"cache_control\":{\"type\":\"ephemeral\"}}]"));
        }

        private JsonNode blocks(ContentBlock... blocks) {
            ask("ok", r -> r.messages(user(blocks)));
            return model.asked().at("/messages/0/content");
        }
    }

    @Nested
    class GivenARequestThatBedrockRefuses {

        @Test
        void whenItAsksForWhatTheSandboxDoesntDo_thenItSaysSo() {
            refused(r -> r.guardrailConfig(g -> g.guardrailIdentifier("g1").guardrailVersion("1")), "guardrail");
            refused(
                    r -> r.performanceConfig(p -> p.latency(PerformanceConfigLatency.OPTIMIZED)),
                    "Latency performance configuration is not supported");
            refused(r -> r.serviceTier(t -> t.type(ServiceTierType.FLEX)), "service tier 'flex'");
            refused(
                    r -> r.additionalModelRequestFields(
                            Document.mapBuilder().putNumber("max_tokens", 5).build()),
                    "additional field max_tokens conflicts");
            refused(
                    r -> r.messages(user(ContentBlock.fromImage(
                            i -> i.format(ImageFormat.PNG).source(s -> s.s3Location(l -> l.uri("s3://bucket/key")))))),
                    "Amazon S3");
        }

        @Test
        void whenItBreaksARule_thenItSaysWhichAndTheModelIsNotAsked() {
            long before = model.sandbox().modelRuns();
            refused(r -> r.messages(List.of()), "must start with a user message");
            refused(
                    r -> r.messages(Message.builder()
                            .role(ConversationRole.ASSISTANT)
                            .content(ContentBlock.fromText("x"))
                            .build()),
                    "must start with a user message");
            refused(r -> r.messages(user()), "The content field in the Message object at messages.0 is empty");
            refused(r -> r.messages(user(ContentBlock.fromText(" "))), "messages.0.content.0 is blank");
            refused(r -> r.inferenceConfig(c -> c.maxTokens(0)), "greater than or equal to 1");
            refused(r -> r.inferenceConfig(c -> c.temperature(1.5f)), "less than or equal to 1");
            assertThat(model.sandbox().modelRuns()).isEqualTo(before);
        }

        @Test
        void whenTheBodyIsNoJsonOrOfTheWrongTypes_thenItIsASerializationException() throws Exception {
            for (String body : List.of("[", "[]", "{\"messages\":{}}", "{\"inferenceConfig\":{\"maxTokens\":\"5\"}}")) {
                RawCall.Response response = model.raw("converse").send(body);
                assertThat(response.status()).isEqualTo(400);
                assertThat(response.header("x-amzn-errortype")).isEqualTo("SerializationException");
                assertThat(response.json().path("message").asText()).isNotEmpty();
            }
        }

        private void refused(Consumer<ConverseRequest.Builder> change, String message) {
            BedrockRuntimeException failure = ModelSandbox.failure(() -> ask("not asked", change));
            assertThat(failure).isInstanceOf(ValidationException.class);
            assertThat(failure.awsErrorDetails().errorMessage()).contains(message);
        }
    }

    private ConverseResponse ask(String answer, Consumer<ConverseRequest.Builder> change) {
        model.forget().answers(Answer.text(answer));
        return model.client()
                .converse(r -> {
                    r.modelId(model.sandbox().modelId()).messages(user(ContentBlock.fromText("four")));
                    change.accept(r);
                })
                .join();
    }

    private static Message user(ContentBlock... blocks) {
        return Message.builder().role(ConversationRole.USER).content(blocks).build();
    }
}
