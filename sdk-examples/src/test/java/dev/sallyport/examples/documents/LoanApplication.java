package dev.sallyport.examples.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes {@code examples/loan-application.pdf}. Everybody and everything in it is invented. */
final class LoanApplication {

    private static final float LEFT = 72;

    private final PDDocument document = new PDDocument();
    private final PDType1Font plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private final PDType1Font bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);

    private LoanApplication() {}

    /** Writes the file that is named. */
    public static void main(String[] args) throws IOException {
        LoanApplication application = new LoanApplication();
        application.page(
                "Loan application (example)",
                List.of(
                        List.of("Applicant", "Example Applicant"),
                        List.of("Application date", "15 March 2026"),
                        List.of("Application number", "EX-2026-0042"),
                        List.of("Lender", "Example Bank Limited"),
                        List.of("Occupation", "Shopkeeper"),
                        List.of("Monthly income", "HK$ 58,400.00"),
                        List.of("Address", "1 Example Road, Hong Kong")));
        application.page(
                "Loan requested",
                List.of(
                        List.of("Amount", "HK$ 1,250,000.00"),
                        List.of("Purpose", "Shop equipment"),
                        List.of("Interest rate", "4.25 % a year"),
                        List.of("Term", "240 months"),
                        List.of("First payment", "1 May 2026"),
                        List.of("Signed on", "16 March 2026"),
                        List.of("Signed by", "Example Applicant")));
        try (PDDocument document = application.document) {
            document.save(Path.of(args[0]).toFile());
        }
    }

    private void page(String title, List<List<String>> rows) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            text(content, bold, 18, 770, title);
            float y = 725;
            for (List<String> row : rows) {
                text(content, plain, 11, y, row.get(0) + ": " + row.get(1));
                y -= 24;
            }
            text(content, plain, 8, 60, "Everybody and everything in this document is invented.");
        }
    }

    private static void text(PDPageContentStream content, PDType1Font font, float size, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(LEFT, y);
        content.showText(text);
        content.endText();
    }
}
