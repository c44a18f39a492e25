package dev.sallyport.testkit.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.testkit.internal.rehearsal.Rehearsed.Reply;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

/** Files that aren't text by themselves. */
class RehearsedFilesTest {

    private static final String TOTAL =
            "\"total\":{\"type\":\"object\",\"format\":\"currency\",\"properties\":{\"amount\":{},\"currency\":{}}}";

    @Test
    void whenAPdfHasSeveralPages_thenTheEvidenceNamesDocumentAndPage() throws Exception {
        Reply reply = Rehearsed.on("Nothing here")
                .pdf(pdf(List.of("Cover", "Invoice number: A-17"), List.of("Total: EUR 99.50")))
                .properties("\"invoiceNumber\":{\"type\":\"string\"}," + TOTAL);
        assertThat(reply.value("/invoiceNumber").asText()).isEqualTo("A-17");
        assertThat(reply.field("/invoiceNumber").at("/evidence/0/document").asInt())
                .isEqualTo(1);
        assertThat(reply.field("/invoiceNumber").at("/evidence/0/page").asInt()).isEqualTo(1);
        assertThat(reply.field("/total").at("/evidence/0/page").asInt()).isEqualTo(2);
        assertThat(reply.quote("/total")).isEqualTo("EUR 99.50");
    }

    @Test
    void whenAPdfIsEmpty_thenEverythingIsAbsent() throws Exception {
        Reply reply = new Rehearsed().pdf(pdf(List.of())).properties(TOTAL);
        assertThat(reply.state("/total")).isEqualTo("absent");
    }

    @Test
    void whenAnImageHasNoText_thenNothingIsInvented() throws Exception {
        Reply reply = new Rehearsed().image("image/png", image("")).properties(TOTAL);
        assertThat(reply.state("/total")).isEqualTo("absent");
    }

    @Test
    void whenAnImageHasTextAndTesseractIsThere_thenItIsReadWithoutAPage() throws Exception {
        assumeTrue(ChildProcess.run(List.of("tesseract", "--list-langs"), new byte[0])
                .filter(languages -> languages.contains("eng"))
                .isPresent());
        Reply reply =
                new Rehearsed().image("image/png", image("Total: EUR 99.50")).properties(TOTAL);
        assertThat(reply.value("/total/amount").asText()).isEqualTo("99.50");
        assertThat(reply.field("/total").at("/evidence/0/page").isNull()).isTrue();
    }

    @SafeVarargs
    private static byte[] pdf(List<String>... pages) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (List<String> lines : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                write(document, page, lines);
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void write(PDDocument document, PDPage page, List<String> lines) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.setLeading(20);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    private static byte[] image(String text) throws IOException {
        BufferedImage image = new BufferedImage(900, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        if (!text.isEmpty()) {
            graphics.setColor(Color.BLACK);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 56));
            graphics.drawString(text, 60, 120);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
