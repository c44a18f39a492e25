package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words of a document that prove a value.
 *
 * @param document index of the document, from 0
 * @param page page, from 1; absent where the document has no pages
 * @param quote the words, as they stand in the document
 * @param box left, top, right and bottom in PDF points or image pixels from the page's top left
 * @param verification what our own code says of it
 */
public record Quote(
        @Nullable Integer document,
        @Nullable Integer page,
        @Nullable String quote,
        @WithoutNulls @Nullable List<Double> box,
        @Nullable Verification verification) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Quote[" + document + ", " + page + ", " + verification + "]";
    }

    /** What was found when the quote was looked up in the page's own text. */
    public enum Verification {
        /** It stands there, word for word. */
        @JsonProperty("verified")
        VERIFIED,
        /** It stands there nearly so. */
        @JsonProperty("approximate")
        APPROXIMATE,
        /** It doesn't stand there; also any answer that this version doesn't know. */
        @JsonEnumDefaultValue
        @JsonProperty("not_found")
        NOT_FOUND,
        /** The page has no text to look it up in, as an image has none. */
        @JsonProperty("not_checkable")
        NOT_CHECKABLE;

        /** Its name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
