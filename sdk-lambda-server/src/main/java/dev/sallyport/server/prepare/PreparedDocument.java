package dev.sallyport.server.prepare;

import dev.sallyport.server.document.FetchedDocument;
import java.util.List;

/**
 * One document, ready for the model.
 *
 * @param source what was fetched
 * @param mediaType what it is, by its content: {@code application/pdf}, {@code image/png}, {@code image/jpeg}, {@code
 *     image/gif}, {@code image/webp} or {@code text/plain}
 * @param content what the model gets: the source's own bytes, or a copy in a form that it reads; of a text, the source's
 *     bytes, while its words are in its one page
 * @param paged whether it has pages; an image and a text have none
 * @param pages one entry a page; exactly one for an image and a text
 */
// Compared by nobody; copying megabytes would be the price of a list.
@SuppressWarnings("ArrayRecordComponent")
public record PreparedDocument(
        FetchedDocument source, String mediaType, byte[] content, boolean paged, List<Page> pages) {

    /** The media type of a text in any character set. */
    public static final String TEXT = "text/plain";

    /** The media type of a PDF. */
    public static final String PDF = "application/pdf";

    /** Copies the list. */
    public PreparedDocument {
        pages = List.copyOf(pages);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "PreparedDocument[" + source.index() + ", " + mediaType + ", " + pages.size() + " pages]";
    }

    /**
     * One page.
     *
     * @param text its own text; empty where it has none that can be looked up, as an image has none
     * @param arranged the same line by line, as the eye meets it, where that may be another order
     * @param mode how the model reads it
     */
    public record Page(String text, String arranged, ReadingMode mode) {
        /** A page whose text has one order. */
        public Page(String text, ReadingMode mode) {
            this(text, text, mode);
        }

        /** Shows no content. */
        @Override
        public String toString() {
            return "Page[" + mode + "]";
        }
    }

    /** How the model reads a page. */
    public enum ReadingMode {
        /** Its text only. */
        TEXT,
        /** Its picture only. */
        VISION,
        /** Its text and its picture. */
        BOTH
    }
}
