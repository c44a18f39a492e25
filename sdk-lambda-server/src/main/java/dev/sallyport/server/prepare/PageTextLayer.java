package dev.sallyport.server.prepare;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
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
    private final StringWriter arranged = new StringWriter();
    private int characters;
    private int operators;

    PageTextLayer(PDPage page) {
        super();
        this.page = page;
    }

    /**
     * The page's text: in the order of its content stream, which is often the order of thought, and arranged line by line,
     * which is the order of the eye.
     *
     * @throws TooMuchTextException beyond the bounds
     * @throws GivenUpException if this thread is interrupted
     * @throws IOException if the page is damaged
     */
    Text text(PDDocument pdf) throws IOException {
        StringWriter streamed = new StringWriter();
        writeText(pdf, streamed);
        return new Text(streamed.toString(), arranged.toString());
    }

    /** One page's text in both orders. */
    record Text(String streamed, String arranged) {
        static final Text NONE = new Text("", "");

        boolean hasWords() {
            return streamed.codePoints().anyMatch(Character::isLetterOrDigit);
        }
    }

    /** This one page only: a page that fails doesn't cost the others. */
    @Override
    protected void processPages(PDPageTree all) throws IOException {
        if (page.hasContents()) {
            processPage(page);
        }
    }

    /** Once in each order. The sorted one comes last, because sorting loses the other. */
    @Override
    protected void writePage() throws IOException {
        super.writePage();
        Writer streamed = output;
        output = arranged;
        setSortByPosition(true);
        try {
            super.writePage();
        } finally {
            setSortByPosition(false);
            output = streamed;
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
