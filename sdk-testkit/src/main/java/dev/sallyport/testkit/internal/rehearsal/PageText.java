package dev.sallyport.testkit.internal.rehearsal;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** One page's text in reading order, with a tab where a gap parts two columns. */
final class PageText extends PDFTextStripper {

    private static final int MAX_CHARACTERS = 200_000;
    private static final float WIDE = 2.5f;

    private final long endNanos;
    private int characters;
    private float before = Float.NaN;

    PageText(int page, long endNanos) {
        this.endNanos = endNanos;
        setSortByPosition(true);
        setStartPage(page);
        setEndPage(page);
        setLineSeparator("\n");
    }

    /** The only place that a page which never ends passes again and again. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (System.nanoTime() > endNanos) {
            throw new IllegalStateException("the page takes too long");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        characters += text.getUnicode().length();
        if (characters > MAX_CHARACTERS) {
            throw new IllegalStateException("the page has too much text");
        }
        super.processTextPosition(text);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        if (!positions.isEmpty()) {
            TextPosition first = positions.get(0);
            TextPosition last = positions.get(positions.size() - 1);
            float gap = Math.min(
                    Math.abs(first.getXDirAdj() - before),
                    Math.abs(last.getXDirAdj() + last.getWidthDirAdj() - before));
            if (gap > WIDE * first.getHeightDir() && gap > WIDE * first.getWidthOfSpace()) {
                super.writeString("\t");
            }
            before = last.getXDirAdj() + last.getWidthDirAdj();
        }
        super.writeString(text);
    }

    @Override
    protected void writeLineSeparator() throws IOException {
        before = Float.NaN;
        super.writeLineSeparator();
    }
}
