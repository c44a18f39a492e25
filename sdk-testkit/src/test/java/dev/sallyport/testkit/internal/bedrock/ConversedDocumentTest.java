package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.ModelName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** A plain question about a document to the sandbox's own model, without anything of Sallyport's. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversedDocumentTest {

    private static final String NOTHING = "The documents don't tell";

    private ModelSandbox model;

    @BeforeAll
    void start() {
        model = ModelSandbox.rehearsal();
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @Test
    void whenTheTextHasTheAnswer_thenItIsQuotedAndNothingElseIsAdded() {
        String answer = ask(document(DocumentFormat.TXT, "Landlord: Acme\nTotal rent: EUR 99.50\n"));
        assertThat(answer)
                .contains("rehearsal, not Claude", "“Total rent: EUR 99.50”")
                .doesNotContain("Acme", "<");
    }

    @Test
    void whenAPdfHasTheAnswer_thenItIsQuoted() throws Exception {
        ContentBlock pdf = ContentBlock.fromDocument(d -> d.format(DocumentFormat.PDF)
                .name("Lease")
                .source(s -> s.bytes(SdkBytes.fromByteArray(pdf("Total rent: EUR 99.50")))));
        assertThat(ask(pdf)).contains("“Total rent: EUR 99.50”");
    }

    private static byte[] pdf(String line) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(line);
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whenThereIsNoDocument_thenItSaysThatItCantTell() {
        assertThat(ask()).contains(NOTHING);
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentFormat.class,
            names = {"DOC", "DOCX", "XLS", "XLSX"})
    void whenADocumentCantBeRead_thenNothingIsInvented(DocumentFormat format) {
        assertThat(ask(document(format, "Total rent: EUR 99.50")))
                .contains(NOTHING)
                .doesNotContain("99.50");
    }

    @Test
    void whenAnImageCantBeRead_thenNothingIsInvented() {
        ContentBlock image = ContentBlock.fromImage(i ->
                i.format(ImageFormat.PNG).source(s -> s.bytes(SdkBytes.fromByteArray(ModelSandbox.blankPicture()))));
        assertThat(ask(image)).contains(NOTHING);
    }

    @Test
    void whenItNamesItself_thenItIsNotClaude() throws Exception {
        RawCall.Response response = model.raw("invoke")
                .send("{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        assertThat(response.json().path("model").asText()).startsWith(ModelName.REHEARSAL_PREFIX);
    }

    private static ContentBlock document(DocumentFormat format, String text) {
        return ContentBlock.fromDocument(
                d -> d.format(format).name("Lease").source(s -> s.bytes(SdkBytes.fromUtf8String(text))));
    }

    private String ask(ContentBlock... documents) {
        return model.client()
                .converse(r -> r.modelId(model.sandbox().modelId())
                        .messages(Message.builder()
                                .role(ConversationRole.USER)
                                .content(with(documents))
                                .build()))
                .join()
                .output()
                .message()
                .content()
                .get(0)
                .text();
    }

    private static ContentBlock[] with(ContentBlock... documents) {
        ContentBlock[] all = Arrays.copyOf(documents, documents.length + 1);
        all[documents.length] = ContentBlock.fromText("What is the total rent?");
        return all;
    }
}
