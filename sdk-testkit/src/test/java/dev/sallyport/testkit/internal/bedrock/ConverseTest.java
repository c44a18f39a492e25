package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.LineItem;
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
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfigLatency;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceTierType;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Converse through the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConverseTest {

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
            ConverseResponse response = model.converse("ja, 可以", r -> {});
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
            model.converse(
                    "ok",
                    r -> r.system(SystemContentBlock.fromText("Be brief."))
                            .inferenceConfig(
                                    c -> c.maxTokens(7).temperature(0.5f).stopSequences("STOP", "END"))
                            .additionalModelRequestFields(
                                    Document.mapBuilder().putNumber("top_k", 5).build()));
            assertThat(model.asked()).isEqualTo(ModelSandbox.parsed("""
                    {"anthropic_version":"bedrock-2023-05-31","max_tokens":7,"temperature":0.5,
                     "stop_sequences":["STOP","END"],"system":[{"type":"text","text":"Be brief."}],
                     "messages":[{"role":"user","content":[{"type":"text","text":"four"}]}],"top_k":5}"""));
        }

        @Test
        void whenItSetsNoMaximum_thenItIsTheModelsOwn() {
            model.converse("ok", r -> {});
            assertThat(model.asked().path("max_tokens").asInt()).isEqualTo(64_000);
        }

        @Test
        void whenItIsAnswered_thenItsTokensAreBilledAndItsPermissionIsInvokeModel() {
            BigDecimal before = billed();
            model.converse("ok", r -> {});
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
            ConverseResponse response = model.converse(
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
            model.converse(
                    "ok",
                    r -> r.serviceTier(t -> t.type(ServiceTierType.DEFAULT))
                            .performanceConfig(p -> p.latency(PerformanceConfigLatency.STANDARD))
                            .requestMetadata(Map.of("team", "loans")));
            assertThat(model.asked().has("serviceTier")).isFalse();
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
            refused(r -> r.serviceTier(t -> t.type(ServiceTierType.FLEX)), "service tier provided is invalid");
            refused(
                    r -> r.additionalModelRequestFields(
                            Document.mapBuilder().putNumber("max_tokens", 5).build()),
                    "additional field max_tokens conflicts");
            refused(
                    r -> r.messages(ModelSandbox.user(ContentBlock.fromImage(
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
            refused(
                    r -> r.messages(ModelSandbox.user()),
                    "The content field in the Message object at messages.0 is empty");
            refused(r -> r.messages(ModelSandbox.user(ContentBlock.fromText(" "))), "messages.0.content.0 is blank");
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
            BedrockRuntimeException failure = ModelSandbox.failure(() -> model.converse("not asked", change));
            assertThat(failure).isInstanceOf(ValidationException.class);
            assertThat(failure.awsErrorDetails().errorMessage()).contains(message);
        }
    }
}
