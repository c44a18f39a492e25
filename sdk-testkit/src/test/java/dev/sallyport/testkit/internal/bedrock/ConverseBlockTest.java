package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** What becomes of Converse's content blocks, sent by the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConverseBlockTest {

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

    @Test
    void whenAnImageIsSent_thenItIsAnImageBlock() {
        assertThat(blocks(ContentBlock.fromImage(i -> i.format(ImageFormat.PNG)
                        .source(s -> s.bytes(SdkBytes.fromByteArray(ModelSandbox.blankPicture()))))))
                .isEqualTo(ModelSandbox.parsed("[{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                        + "\"media_type\":\"image/png\",\"data\":\""
                        + Base64.getEncoder().encodeToString(ModelSandbox.blankPicture()) + "\"}}]"));
    }

    @ParameterizedTest
    @CsvSource({
        "DOC,application/msword",
        "DOCX,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "XLS,application/vnd.ms-excel",
        "XLSX,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    void whenABinaryDocumentIsSent_thenItHasItsMediaTypeAndItsNameAsTitle(DocumentFormat format, String media) {
        assertThat(blocks(ContentBlock.fromDocument(d -> d.format(format)
                        .name("Offer (1)")
                        .source(s -> s.bytes(BYTES))
                        .context("an offer"))))
                .isEqualTo(
                        ModelSandbox.parsed("[{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\""
                                + media + "\",\"data\":\"" + BASE64
                                + "\"},\"title\":\"Offer (1)\",\"context\":\"an offer\"}]"));
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
                ContentBlock.fromDocument(d -> d.format(DocumentFormat.TXT)
                        .name("a")
                        .source(s -> s.text("one"))
                        .citations(c -> c.enabled(true))),
                ContentBlock.fromDocument(d -> d.name("b")
                        .source(s -> s.content(DocumentContentBlock.fromText("two")))
                        .citations(c -> c.enabled(true))));
        assertThat(blocks.at("/0/citations/enabled").asBoolean()).isTrue();
        assertThat(blocks.at("/0/source/data").asText()).isEqualTo("one");
        assertThat(blocks.at("/1/source"))
                .isEqualTo(ModelSandbox.parsed(
                        "{\"type\":\"content\",\"content\":[{\"type\":\"text\",\"text\":\"two\"}]}"));
    }

    @Test
    void whenToolsAreUsed_thenTheModelSeesTheirCallsAndResults() {
        model.converse(
                "ok",
                r -> r.messages(
                                ModelSandbox.user(ContentBlock.fromText("four")),
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
                                ModelSandbox.user(ContentBlock.fromToolResult(t -> t.toolUseId("t1")
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
        JsonNode blocks =
                blocks(ContentBlock.fromText("long"), ContentBlock.fromCachePoint(c -> c.type(CachePointType.DEFAULT)));
        assertThat(blocks)
                .isEqualTo(ModelSandbox.parsed(
                        "[{\"type\":\"text\",\"text\":\"long\"," + "\"cache_control\":{\"type\":\"ephemeral\"}}]"));
    }

    private JsonNode blocks(ContentBlock... blocks) {
        List<ContentBlock> content = new ArrayList<>(List.of(blocks));
        content.add(ContentBlock.fromText("four"));
        model.converse("ok", r -> r.messages(ModelSandbox.user(content.toArray(ContentBlock[]::new))));
        ArrayNode sent = (ArrayNode) model.asked().at("/messages/0/content");
        sent.remove(sent.size() - 1);
        return sent;
    }
}
