package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.StandInModel.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;

/** Why an answer ends, in each format's words. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopReasonTest {

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
    @CsvSource({
        "end_turn,end_turn,end_turn",
        "max_tokens,max_tokens,max_tokens",
        "stop_sequence,stop_sequence,stop_sequence",
        "tool_use,tool_use,tool_use",
        "refusal,refusal,content_filtered",
        "content_filtered,refusal,content_filtered",
        "guardrail_intervened,end_turn,guardrail_intervened",
        "model_context_window_exceeded,model_context_window_exceeded,model_context_window_exceeded",
        "malformed_model_output,end_turn,malformed_model_output"
    })
    void whenAnAnswerEnds_thenEachFormatSaysWhyInItsWords(String reason, String messages, String converse) {
        assertThat(invoke("abc", reason, "").path("stop_reason").asText()).isEqualTo(messages);
        StreamedConversation stream = converse("abc", reason, 100);
        assertThat(stream.only(MessageStopEvent.class).stopReasonAsString()).isEqualTo(converse);
    }

    @Test
    void whenAGuardrailIntervened_thenInvokeModelSaysSoBesideTheMessage() {
        assertThat(invoke("abc", "guardrail_intervened", "")
                        .path("amazon-bedrock-guardrailAction")
                        .asText())
                .isEqualTo("INTERVENED");
        assertThat(invoke("abc", "end_turn", "").has("amazon-bedrock-guardrailAction"))
                .isFalse();
    }

    @Test
    void whenAStopSequenceIsInTheText_thenTheTextEndsBeforeTheFirstOne() {
        JsonNode message = invoke("one END two STOP", "end_turn", "\"STOP\",\"END\"");
        assertThat(message.at("/content/0/text").asText()).isEqualTo("one ");
        assertThat(message.path("stop_reason").asText()).isEqualTo("stop_sequence");
        assertThat(message.path("stop_sequence").asText()).isEqualTo("END");
    }

    @Test
    void whenNoStopSequenceIsInTheText_thenItIsWhole() {
        JsonNode message = invoke("one two", "end_turn", "\"STOP\"");
        assertThat(message.at("/content/0/text").asText()).isEqualTo("one two");
        assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(message.get("stop_sequence").isNull()).isTrue();
    }

    @Test
    void whenTheTextIsLongerThanTheMaximum_thenTheMaximumIsWhyItEnds() {
        StreamedConversation stream = converse("abcd".repeat(5) + "STOP", "end_turn", 3);
        assertThat(stream.text()).isEqualTo("abcdabcdabcd");
        assertThat(stream.only(MessageStopEvent.class).stopReasonAsString()).isEqualTo("max_tokens");
    }

    @Test
    void whenNothingIsSaid_thenThereIsNoBlock() {
        assertThat(invoke("", "end_turn", "").path("content")).isEmpty();
        assertThat(converse("", "end_turn", 3).types())
                .extracting(Enum::name)
                .containsExactly("MESSAGE_START", "MESSAGE_STOP", "METADATA");
    }

    private JsonNode invoke(String text, String reason, String stopSequences) {
        model.forget().answers(Answer.text(text).stopReason(reason));
        String body = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":100,\"stop_sequences\":["
                + stopSequences + "],\"messages\":[{\"role\":\"user\",\"content\":\"four\"}]}";
        return ModelSandbox.parsed(model.client()
                .invokeModel(r -> r.modelId(model.sandbox().modelId()).body(SdkBytes.fromUtf8String(body)))
                .join()
                .body()
                .asUtf8String());
    }

    private StreamedConversation converse(String text, String reason, int maxTokens) {
        model.forget().answers(Answer.text(text).stopReason(reason));
        StreamedConversation stream = new StreamedConversation(
                model, r -> r.inferenceConfig(c -> c.maxTokens(maxTokens).stopSequences("STOP")));
        stream.end();
        return stream;
    }
}
