package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.StandInModel.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;
import software.amazon.eventstream.Message;

/** ConverseStream through the AWS SDK as it is, over HTTP/2, and as it is on the wire. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConverseStreamTest {

    private static final String BODY = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"four\"}]}]}";

    private static final String MESSAGES_BODY = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"four\"}]}";

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
        void whenTheModelAnswers_thenItsEventsComeInOrder() {
            String text = "Ü港ท😀 ".repeat(40).strip();
            StreamedConversation stream = ask(Answer.text(text));
            stream.end();
            assertThat(stream.text()).isEqualTo(text);
            assertThat(new HashSet<>(stream.types()))
                    .isEqualTo(Set.of(
                            EventType.MESSAGE_START,
                            EventType.CONTENT_BLOCK_DELTA,
                            EventType.CONTENT_BLOCK_STOP,
                            EventType.MESSAGE_STOP,
                            EventType.METADATA));
            assertThat(stream.types())
                    .startsWith(EventType.MESSAGE_START, EventType.CONTENT_BLOCK_DELTA)
                    .endsWith(EventType.CONTENT_BLOCK_STOP, EventType.MESSAGE_STOP, EventType.METADATA);
            assertThat(stream.only(MessageStartEvent.class).role()).isEqualTo(ConversationRole.ASSISTANT);
            assertThat(stream.only(MessageStopEvent.class).stopReason()).isEqualTo(StopReason.END_TURN);
        }

        @Test
        void whenTheModelAnswers_thenTheLastEventHasTheCounts() {
            StreamedConversation stream = ask(Answer.text("abcdefgh"));
            stream.end();
            ConverseStreamMetadataEvent metadata = stream.only(ConverseStreamMetadataEvent.class);
            assertThat(metadata.usage().inputTokens()).isEqualTo(1);
            assertThat(metadata.usage().outputTokens()).isEqualTo(2);
            assertThat(metadata.usage().totalTokens()).isEqualTo(3);
            assertThat(metadata.metrics().latencyMs()).isNotNegative();
        }

        @Test
        void whenItIsLookedAtOnTheWire_thenEachEventIsPaddedJsonWithItsHeaders() throws Exception {
            model.forget().answers(Answer.text("abc"));
            RawCall.Response response = model.raw("converse-stream").send(BODY);
            assertThat(response.header("content-type")).isEqualTo("application/vnd.amazon.eventstream");
            assertThat(response.frames())
                    .extracting(frame -> RawCall.header(frame, ":event-type"))
                    .containsExactly(
                            "messageStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata");
            for (Message frame : response.frames()) {
                assertThat(RawCall.header(frame, ":message-type")).isEqualTo("event");
                assertThat(RawCall.header(frame, ":content-type")).isEqualTo("application/json");
                assertThat(payload(frame).path("p").asText()).matches("abc.*|ab|a");
            }
            assertThat(payload(response.frames().get(1)).at("/delta/text").asText())
                    .isEqualTo("abc");
        }

        @Test
        void whenItIsAsked_thenThePermissionIsThatOfStreams() {
            ask(Answer.text("abc")).end();
            assertThat(model.sandbox()
                            .requests()
                            .get(model.sandbox().requests().size() - 1)
                            .action())
                    .isEqualTo("bedrock:InvokeModelWithResponseStream");
        }
    }

    @Nested
    class GivenAnAnswerThatFailsInItsMiddle {

        @Test
        void whenTheServiceFails_thenItIsAnInternalServerException() {
            fails("InternalServerException", InternalServerException.class);
        }

        @Test
        void whenTheModelFails_thenItSaysWhatTheModelSaid() {
            ModelStreamErrorException failure =
                    (ModelStreamErrorException) fails("ModelStreamErrorException", ModelStreamErrorException.class);
            assertThat(failure.originalStatusCode()).isEqualTo(500);
            assertThat(failure.originalMessage()).isEqualTo("gone wrong");
        }

        @Test
        void whenTheRequestWasWrong_thenItIsAValidationException() {
            fails("ValidationException", ValidationException.class);
        }

        @Test
        void whenItIsTooMuch_thenItIsAThrottlingException() {
            fails("ThrottlingException", ThrottlingException.class);
        }

        @Test
        void whenTheServiceIsOverloaded_thenItIsAServiceUnavailableException() {
            fails("ServiceUnavailableException", ServiceUnavailableException.class);
        }

        @Test
        void whenItFailsBeforeItsFirstEvent_thenTheExceptionIsAllThatComes() {
            StreamedConversation stream = ask(Answer.text("abc").failAfter(0, "ThrottlingException", "slow down"));
            assertThat(ModelSandbox.failure(stream::end)).isInstanceOf(ThrottlingException.class);
            assertThat(stream.events()).isEmpty();
        }

        @Test
        void whenItIsLookedAtOnTheWire_thenTheLastFrameIsTheException() throws Exception {
            model.forget().answers(Answer.text("abc").failAfter(1, "ModelStreamErrorException", "gone wrong"));
            List<Message> frames = model.raw("converse-stream").send(BODY).frames();
            assertThat(frames).hasSize(2);
            assertThat(RawCall.header(frames.get(1), ":message-type")).isEqualTo("exception");
            assertThat(RawCall.header(frames.get(1), ":exception-type")).isEqualTo("modelStreamErrorException");
            assertThat(payload(frames.get(1)))
                    .isEqualTo(ModelSandbox.parsed("{\"message\":\"gone wrong\",\"originalStatusCode\":500,"
                            + "\"originalMessage\":\"gone wrong\"}"));
        }

        private BedrockRuntimeException fails(String code, Class<? extends BedrockRuntimeException> type) {
            StreamedConversation stream = ask(Answer.text("abc").failAfter(2, code, "gone wrong"));
            BedrockRuntimeException failure = ModelSandbox.failure(stream::end);
            assertThat(failure).isInstanceOf(type);
            assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("gone wrong");
            assertThat(stream.types()).containsExactly(EventType.MESSAGE_START, EventType.CONTENT_BLOCK_DELTA);
            return failure;
        }
    }

    @Nested
    class GivenAnAnswerThatIsCut {

        @Test
        void whenTheStreamEndsCleanly_thenTheCallSucceedsWithoutItsLastEvents() {
            StreamedConversation stream = ask(Answer.text("abc").cutAfter(2));
            stream.end();
            assertThat(stream.types()).containsExactly(EventType.MESSAGE_START, EventType.CONTENT_BLOCK_DELTA);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 2})
        void whenTheConnectionBreaks_thenTheResponseHasNoRegularEnd(int events) {
            model.forget().answers(Answer.text("abc").breakAfter(events));
            assertThatThrownBy(() -> model.raw("converse-stream").send(BODY)).isInstanceOf(IOException.class);
        }

        @Test
        void whenTheConnectionBreaksUnderHttp2_thenTheSdkHasOnlyTheEventsBefore() {
            StreamedConversation stream = ask(Answer.text("abc").breakAfter(2));
            stream.end();
            assertThat(stream.types()).containsExactly(EventType.MESSAGE_START, EventType.CONTENT_BLOCK_DELTA);
        }

        @Test
        void whenTheConnectionBreaksUnderAWholeAnswer_thenTheCallFailsToo() {
            model.forget().answers(Answer.text("abc").breakAfter(0));
            Throwable failure = catchThrowable(() -> model.client()
                    .invokeModel(r -> r.modelId(model.sandbox().modelId()).body(SdkBytes.fromUtf8String(MESSAGES_BODY)))
                    .join());
            assertThat(failure).isNotNull();
            assertThat(failure.getCause()).isNotInstanceOf(BedrockRuntimeException.class);
        }
    }

    private StreamedConversation ask(Answer answer) {
        model.forget().answers(answer);
        return new StreamedConversation(model, r -> {});
    }

    private static JsonNode payload(Message frame) {
        return ModelSandbox.parsed(new String(frame.getPayload(), StandardCharsets.UTF_8));
    }
}
