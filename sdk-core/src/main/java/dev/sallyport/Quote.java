package dev.sallyport;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Words of a document that prove a value.
 *
 * @param document index of the document in the request, from 0
 * @param page page, from 1; empty where the document has no pages
 * @param quote the words, as they stand in the document
 * @param box left, top, right and bottom in PDF points or image pixels from the page's top left; empty where unknown
 * @param verification what the function's own code, not the model, says of it
 */
public record Quote(int document, OptionalInt page, String quote, List<Double> box, Verification verification) {

    /** Copies the box. */
    public Quote {
        box = List.copyOf(box);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Quote[" + document + ", " + page + ", " + verification + "]";
    }

    /** What was found when the quote was looked up in the page's own text. */
    public enum Verification {
        /** It stands there, word for word. */
        VERIFIED,
        /** It stands there nearly so. */
        APPROXIMATE,
        /** It doesn't stand there. */
        NOT_FOUND,
        /** The page has no text to look it up in, as an image has none. */
        NOT_CHECKABLE;

        /** Its name in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
