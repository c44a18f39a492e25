package dev.sallyport.server.prepare;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text that one page of a PDF has, within bounds of characters and time. Used once. */
final class PageTextLayer extends PDFTextStripper {

    /** Most characters of one page. Our own bound: a densely printed page has a tenth of it. */
    private static final int PAGE_CHARACTERS = 100_000;

    /** Most operators of one page. Our own bound against streams that paint themselves again and again. */
    private static final int PAGE_OPERATORS = 2_000_000;

    private final PDPage page;
    private int characters;
    private int operators;

    PageTextLayer(PDPage page) {
        super();
        this.page = page;
    }

    /**
     * The page's text, in the order of its content stream.
     *
     * @throws TooMuchTextException beyond the bounds
     * @throws GivenUpException if this thread is interrupted
     * @throws IOException if the page is damaged
     */
    String text(PDDocument pdf) throws IOException {
        StringWriter text = new StringWriter();
        writeText(pdf, text);
        return text.toString();
    }

    /** This one page only: a page that fails doesn't cost the others. */
    @Override
    protected void processPages(PDPageTree all) throws IOException {
        if (page.hasContents()) {
            processPage(page);
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++characters > PAGE_CHARACTERS) {
            throw new TooMuchTextException();
        }
        super.processTextPosition(text);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > PAGE_OPERATORS) {
            throw new TooMuchTextException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new GivenUpException();
        }
        super.processOperator(operator, operands);
    }

    /** More text than a page has. */
    static final class TooMuchTextException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchTextException() {
            super(null, null, false, false);
        }
    }

    /** Nobody waits for the text any more. */
    static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUpException() {
            super(null, null, false, false);
        }
    }
}
