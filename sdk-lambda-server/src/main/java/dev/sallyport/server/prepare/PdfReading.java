package dev.sallyport.server.prepare;

import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.PreparedDocument.Page;
import dev.sallyport.server.prepare.PreparedDocument.ReadingMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF: its pages and the text that each has. Nothing in it is executed, followed or drawn. */
final class PdfReading {

    static {
        NoSystemFonts.install();
    }

    private final FetchedDocument document;
    private final int pagesLeft;

    /**
     * @param pagesLeft how many pages the dossier may still have
     */
    PdfReading(FetchedDocument document, int pagesLeft) {
        this.document = document;
        this.pagesLeft = pagesLeft;
    }

    PreparedDocument read() throws Refusal {
        // The empty password opens what is protected only against printing or copying.
        try (PDDocument pdf = Loader.loadPDF(
                new RandomAccessReadBuffer(document.bytes()), "", IOUtils.createMemoryOnlyStreamCache())) {
            List<Page> pages = pages(pdf);
            byte[] content = pdf.isEncrypted() ? decrypted(pdf) : document.bytes();
            return new PreparedDocument(document, PreparedDocument.PDF, content, true, pages);
        } catch (InvalidPasswordException e) {
            throw Unreadable.encrypted(document.index());
        } catch (IOException e) {
            throw e.getCause() instanceof GeneralSecurityException
                    ? Unreadable.encrypted(document.index())
                    : Unreadable.corrupt(document.index(), "PDF");
        }
    }

    private List<Page> pages(PDDocument pdf) throws Refusal, IOException {
        // What the file claims is checked before anything walks its tree; what the tree has is what counts.
        if (pdf.getNumberOfPages() > pagesLeft) {
            throw Unreadable.tooLarge(document.index(), "has too many pages");
        }
        List<Page> pages = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            if (pages.size() == pagesLeft) {
                throw Unreadable.tooLarge(document.index(), "has too many pages");
            }
            pages.add(page(pdf, page));
        }
        if (pages.isEmpty()) {
            throw Unreadable.corrupt(document.index(), "PDF: it has no pages");
        }
        return pages;
    }

    private Page page(PDDocument pdf, PDPage page) throws Refusal {
        PageTextLayer.Text text = text(pdf, page);
        return text.hasWords()
                ? new Page(text.streamed(), text.arranged(), ReadingMode.BOTH)
                : new Page("", ReadingMode.VISION);
    }

    /** One bad page doesn't cost the others: the model still sees its picture. */
    private PageTextLayer.Text text(PDDocument pdf, PDPage page) throws Refusal {
        try {
            return new PageTextLayer(page).text(pdf);
        } catch (PageTextLayer.TooMuchTextException e) {
            throw Unreadable.tooLarge(document.index(), "has a page with too much text");
        } catch (PageTextLayer.GivenUpException e) {
            throw Unreadable.tooLarge(document.index(), "takes too long to read");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return PageTextLayer.Text.NONE;
        }
    }

    /** The model takes no encrypted PDF, whoever could open it (Anthropic, "PDF support"). */
    private static byte[] decrypted(PDDocument pdf) throws IOException {
        pdf.setAllSecurityToBeRemoved(true);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        pdf.save(copy);
        return copy.toByteArray();
    }
}
