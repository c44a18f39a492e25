package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.testkit.fixture.StreamedModel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Bedrock's door, through the AWS SDK as it is, over HTTP/2. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BedrockTest {

    private static final String BODY = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":100,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"four 港 ท\"}]}";

    private final Deque<StandInModel.Answer> answers = new ArrayDeque<>();
    private Sandbox sandbox;
    private BedrockRuntimeAsyncClient client;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder()
                .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                .model(body -> answers.remove())
                .start();
        client = Clients.bedrock(sandbox.endpoints().bedrockRuntime(), sandbox.function());
    }

    @AfterAll
    void stop() {
        client.close();
        sandbox.close();
    }

    @Nested
    class GivenTheFunctionAndItsProfile {

        @Test
        void whenItInvokes_thenAMessageComesBackWithItsCounts() throws Exception {
            answers.add(StandInModel.Answer.text("ja, 可以"));
            long before = sandbox.modelRuns();
            InvokeModelResponse response = invoke(sandbox.modelId(), BODY);
            JsonNode message = Codec.read(response.body().asByteArray(), JsonNode.class);
            assertThat(message.path("model").asText()).startsWith("sallyport-rehearsal");
            assertThat(message.at("/content/0/text").asText()).isEqualTo("ja, 可以");
            assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
            assertThat(message.at("/usage/input_tokens").asInt()).isEqualTo(4);
            assertThat(response.sdkHttpResponse().firstMatchingHeader("X-Amzn-Bedrock-Output-Token-Count"))
                    .contains(message.at("/usage/output_tokens").asText());
            assertThat(sandbox.modelRuns()).isEqualTo(before + 1);
        }

        @Test
        void whenItNamesTheProfileByItsArn_thenThatIsTheSame() {
            answers.add(StandInModel.Answer.text("yes"));
            InvokeModelResponse response = invoke(sandbox.topology().profileArn(), BODY);
            assertThat(response.body().asUtf8String()).contains("yes");
        }

        @Test
        void whenItStreams_thenTheModelsEventsComeInOrder() throws Exception {
            String text = "Ü港ท😀 ".repeat(40).strip();
            answers.add(StandInModel.Answer.text(text).stopReason("stop_sequence"));
            StreamedModel stream = stream(BODY.replace("100", "1000"));
            List<JsonNode> events = stream.events();
            assertThat(events.get(0).path("type").asText()).isEqualTo("message_start");
            assertThat(events.get(0).at("/message/usage/input_tokens").asInt()).isPositive();
            assertThat(events.get(1).path("type").asText()).isEqualTo("content_block_start");
            assertThat(events.stream().map(e -> e.at("/delta/text").asText()).reduce("", String::concat))
                    .isEqualTo(text);
            assertThat(events)
                    .extracting(e -> e.path("type").asText())
                    .endsWith("content_block_stop", "message_delta", "message_stop");
            assertThat(events.get(events.size() - 2).at("/delta/stop_reason").asText())
                    .isEqualTo("stop_sequence");
            assertThat(events.get(events.size() - 1)
                            .at("/amazon-bedrock-invocationMetrics/inputTokenCount")
                            .asInt())
                    .isPositive();
        }

        @Test
        void whenTheAnswerIsLongerThanAllowed_thenItIsCutAndSaysSo() throws Exception {
            answers.add(StandInModel.Answer.text("abcd".repeat(500)));
            List<JsonNode> events = stream(BODY).events();
            assertThat(events.stream().map(e -> e.at("/delta/text").asText()).reduce("", String::concat))
                    .hasSize(400);
            assertThat(events.get(events.size() - 2).at("/delta/stop_reason").asText())
                    .isEqualTo("max_tokens");
        }
    }

    @Nested
    class GivenAScriptedFault {

        @Test
        void whenItThrottles_thenTheSdkThrowsItsOwnException() {
            answers.add(StandInModel.Answer.error(429, "ThrottlingException", "slow down"));
            assertThatThrownBy(() -> invoke(sandbox.modelId(), BODY))
                    .hasCauseInstanceOf(ThrottlingException.class)
                    .hasMessageContaining("slow down");
        }

        @Test
        void whenItBreaksInItsMiddle_thenTheEventsBeforeAreThereAndThenTheException() {
            answers.add(StandInModel.Answer.text("abc").failAfter(3, "ThrottlingException", "too much"));
            StreamedModel stream = stream(BODY);
            assertThatThrownBy(() -> stream.done().join()).hasCauseInstanceOf(ThrottlingException.class);
            assertThat(stream.soFar()).hasSize(3);
        }

        @Test
        void whenItIsCut_thenTheStreamEndsWithoutItsLastEvent() throws Exception {
            answers.add(StandInModel.Answer.text("abc").cutAfter(3));
            assertThat(stream(BODY).events())
                    .extracting(e -> e.path("type").asText())
                    .containsExactly("message_start", "content_block_start", "content_block_delta");
        }

        @Test
        void whenTheSandboxClosesWhileItThinks_thenTheCallEnds() throws Exception {
            CountDownLatch asked = new CountDownLatch(1);
            Sandbox other = Sandbox.builder()
                    .function(Programs.testFunction())
                    .model(body -> {
                        asked.countDown();
                        return StandInModel.Answer.text("late").after(Duration.ofMinutes(10));
                    })
                    .start();
            try (BedrockRuntimeAsyncClient theirs =
                    Clients.bedrock(other.endpoints().bedrockRuntime(), other.function())) {
                StreamedModel stream = new StreamedModel(theirs, other.modelId(), BODY);
                asked.await();
                other.close();
                assertThatThrownBy(() -> stream.done().join()).isNotNull();
            }
        }
    }

    @Nested
    class GivenARequestThatBedrockRefuses {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|anthropic_version: Field required",
                    "{'anthropic_version':'2023-06-01'}|Invalid API version",
                    "{'anthropic_version':'bedrock-2023-05-31','messages':[]}|max_tokens: Field required",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':0,'messages':[]}|max_tokens",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':9}|messages: Field required",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':9,'messages':[]}|at least one message",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':9,'messages':[{'role':'assistant','content':'x'}]}|first message",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':9,'messages':[{'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/tiff','data':'AAAA'}}]}]}|media_type",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':9,'messages':[{'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'%%'}}]}]}|invalid base64",
                    "{'anthropic_version':'bedrock-2023-05-31','max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':''}]}]}|non-empty",
                    "[|Malformed input request"
                })
        void whenTheBodyBreaksARule_thenItSaysWhichAndTheModelIsNotAsked(String body, String message) {
            long before = sandbox.modelRuns();
            assertThatThrownBy(() -> invoke(sandbox.modelId(), body.replace('\'', '"')))
                    .hasCauseInstanceOf(ValidationException.class)
                    .hasMessageContaining(message);
            assertThat(sandbox.modelRuns()).isEqualTo(before);
        }

        @Test
        void whenTheBodyIsTooLong_thenItIsRefused() {
            String body = BODY.replace("four", "x".repeat(20 * 1024 * 1024));
            assertThatThrownBy(() -> invoke(sandbox.modelId(), body)).hasCauseInstanceOf(ValidationException.class);
        }

        @Test
        void whenAnotherModelIsNamed_thenItIsDenied() {
            for (String model : List.of(
                    sandbox.topology().b().model().foundationModel(), "anthropic.claude-other", "us.anthropic.other")) {
                assertDenied(client, model);
            }
        }

        @Test
        void whenSomebodyElseAsks_thenItIsDenied() {
            for (Principal principal : List.of(sandbox.caller(), sandbox.other(), sandbox.stranger())) {
                try (BedrockRuntimeAsyncClient theirs =
                        Clients.bedrock(sandbox.endpoints().bedrockRuntime(), principal)) {
                    assertDenied(theirs, sandbox.modelId());
                }
            }
        }

        private void assertDenied(BedrockRuntimeAsyncClient from, String model) {
            assertThatThrownBy(() -> from.invokeModel(r -> r.modelId(model).body(SdkBytes.fromUtf8String(BODY)))
                            .join())
                    .hasCauseInstanceOf(BedrockRuntimeException.class)
                    .cause()
                    .extracting(
                            e -> ((BedrockRuntimeException) e).awsErrorDetails().errorCode())
                    .isEqualTo("AccessDeniedException");
        }
    }

    private InvokeModelResponse invoke(String model, String body) {
        return client.invokeModel(r -> r.modelId(model).body(SdkBytes.fromUtf8String(body)))
                .join();
    }

    private StreamedModel stream(String body) {
        return new StreamedModel(client, sandbox.modelId(), body);
    }
}
