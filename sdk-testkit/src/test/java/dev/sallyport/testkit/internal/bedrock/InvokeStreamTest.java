package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.StandInModel.Answer;
import dev.sallyport.testkit.fixture.StreamedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;
import software.amazon.eventstream.Message;

/** What InvokeModelWithResponseStream does where an answer isn't whole. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvokeStreamTest {

    private static final String BODY = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":100,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"four\"}]}";
    private static final Map<String, Class<? extends BedrockRuntimeException>> EXCEPTIONS = Map.of(
            "InternalServerException", InternalServerException.class,
            "ModelStreamErrorException", ModelStreamErrorException.class,
            "ValidationException", ValidationException.class,
            "ThrottlingException", ThrottlingException.class,
            "ModelTimeoutException", ModelTimeoutException.class,
            "ServiceUnavailableException", ServiceUnavailableException.class);

    private ModelSandbox model;

    @BeforeAll
    void start() {
        model = ModelSandbox.scripted();
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InternalServerException",
                "ModelStreamErrorException",
                "ValidationException",
                "ThrottlingException",
                "ModelTimeoutException",
                "ServiceUnavailableException"
            })
    void whenItFailsInItsMiddle_thenTheSdkThrowsItsOwnExceptionAfterTheEventsBefore(String code) {
        StreamedModel stream = ask(Answer.text("abc").failAfter(3, code, "gone wrong"));
        BedrockRuntimeException failure =
                ModelSandbox.failure(() -> stream.done().join());
        assertThat(failure).isInstanceOf(EXCEPTIONS.get(code));
        assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("gone wrong");
        assertThat(stream.soFar()).hasSize(3);
    }

    @Test
    void whenTheConnectionBreaks_thenTheResponseHasNoRegularEnd() {
        model.forget().answers(Answer.text("abc").breakAfter(3));
        assertThatThrownBy(() -> model.raw("invoke-with-response-stream").send(BODY))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whenItIsLookedAtOnTheWire_thenEachChunkIsPadded() throws Exception {
        model.forget().answers(Answer.text("abc"));
        for (Message frame : model.raw("invoke-with-response-stream").send(BODY).frames()) {
            assertThat(RawCall.header(frame, ":event-type")).isEqualTo("chunk");
            JsonNode payload = ModelSandbox.parsed(new String(frame.getPayload(), StandardCharsets.UTF_8));
            assertThat(payload.path("p").asText()).startsWith("a");
            assertThat(Base64.getDecoder().decode(payload.path("bytes").asText()))
                    .isNotEmpty();
        }
    }

    private StreamedModel ask(Answer answer) {
        model.forget().answers(answer);
        return new StreamedModel(model.client(), model.sandbox().modelId(), BODY);
    }
}
