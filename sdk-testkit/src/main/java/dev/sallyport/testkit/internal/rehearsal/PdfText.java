package dev.sallyport.testkit.internal.rehearsal;

import dev.sallyport.contract.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The text of a PDF, page by page. What can't be read, or not soon enough, has no text. */
final class PdfText {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(20);

    private PdfText() {}

    static List<String> pages(byte[] pdf) {
        List<String> pages = new ArrayList<>();
        long end = System.nanoTime() + NANOS;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int count = Math.min(document.getNumberOfPages(), Limits.PAGES);
            for (int page = 1; page <= count; page++) {
                pages.add(page(document, page, end));
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A damaged file: the pages before are what there is.
            return pages;
        }
        return pages;
    }

    private static String page(PDDocument document, int page, long end) throws IOException {
        try {
            return new PageText(page, end).getText(document);
        } catch (RuntimeException | StackOverflowError e) {
            return "";
        }
    }
}
