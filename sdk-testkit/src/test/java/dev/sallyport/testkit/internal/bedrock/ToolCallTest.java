package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.StandInModel.Answer;
import dev.sallyport.testkit.fixture.StreamedModel;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput.EventType;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

/** Answers that call a tool. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolCallTest {

    private static final String INPUT = "{\"of\":\"EUR\"}";
    private static final String CONVERSE = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"four\"}]}]}";
    private static final String MESSAGES = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
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

    @Test
    void whenAnAnswerIsWhole_thenTheCallIsABlockOfItsFormat() throws Exception {
        model.forget().answers(Answer.text("wait").callsTool("rate", INPUT));
        JsonNode converse = model.raw("converse").send(CONVERSE).json();
        JsonNode use = converse.at("/output/message/content/1/toolUse");
        assertThat(use.path("name").asText()).isEqualTo("rate");
        assertThat(use.path("input")).isEqualTo(ModelSandbox.parsed(INPUT));
        assertThat(use.path("toolUseId").asText()).startsWith("toolu_bdrk_");
        assertThat(converse.path("stopReason").asText()).isEqualTo("tool_use");

        model.answers(Answer.text("").callsTool("rate", INPUT));
        JsonNode message = model.raw("invoke").send(MESSAGES).json();
        assertThat(message.at("/content/0/type").asText()).isEqualTo("tool_use");
        assertThat(message.at("/content/0/input")).isEqualTo(ModelSandbox.parsed(INPUT));
        assertThat(message.path("stop_reason").asText()).isEqualTo("tool_use");
    }

    @Test
    void whenConverseStreams_thenTheCallHasAStartAPieceAndAnEnd() {
        model.forget().answers(Answer.text("wait").callsTool("rate", INPUT));
        StreamedConversation stream = new StreamedConversation(model, r -> {});
        stream.end();
        assertThat(stream.types())
                .containsExactly(
                        EventType.MESSAGE_START,
                        EventType.CONTENT_BLOCK_DELTA,
                        EventType.CONTENT_BLOCK_STOP,
                        EventType.CONTENT_BLOCK_START,
                        EventType.CONTENT_BLOCK_DELTA,
                        EventType.CONTENT_BLOCK_STOP,
                        EventType.MESSAGE_STOP,
                        EventType.METADATA);
        ContentBlockStartEvent start = stream.only(ContentBlockStartEvent.class);
        assertThat(start.contentBlockIndex()).isEqualTo(1);
        assertThat(start.start().toolUse().name()).isEqualTo("rate");
        ContentBlockDeltaEvent delta = (ContentBlockDeltaEvent) stream.events().get(4);
        assertThat(delta.delta().toolUse().input()).isEqualTo(INPUT);
        assertThat(stream.only(MessageStopEvent.class).stopReason()).isEqualTo(StopReason.TOOL_USE);
    }

    @Test
    void whenInvokeModelStreams_thenTheCallIsABlockOfJsonPieces() throws Exception {
        model.forget().answers(Answer.text("wait").callsTool("rate", INPUT));
        List<JsonNode> events =
                new StreamedModel(model.client(), model.sandbox().modelId(), MESSAGES).events();
        JsonNode start = events.get(4);
        assertThat(start.path("index").asInt()).isEqualTo(1);
        assertThat(start.at("/content_block/name").asText()).isEqualTo("rate");
        assertThat(events.get(5).at("/delta/partial_json").asText()).isEqualTo(INPUT);
        assertThat(events.get(7).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
    }

    @Test
    void whenTheTextIsCut_thenTheCallIsNotReached() throws Exception {
        model.forget().answers(Answer.text("abcd".repeat(20)).callsTool("rate", INPUT));
        JsonNode message = model.raw("invoke").send(MESSAGES).json();
        assertThat(message.path("content")).hasSize(1);
        assertThat(message.path("stop_reason").asText()).isEqualTo("max_tokens");
    }
}
