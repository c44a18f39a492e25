package dev.sallyport.testkit.internal.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * One line of a document, as it is written there; columns are parted by a tab where the document's layout shows them.
 *
 * @param document index of the document, from 0
 * @param page from 1; null where there are no pages
 * @param text without surrounding blanks, never empty
 */
record Line(int document, @Nullable Integer page, String text) {

    boolean isOnPageOf(Line other) {
        return document == other.document && (page == null ? other.page == null : page.equals(other.page));
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Line[" + document + ", " + page + "]";
    }
}
