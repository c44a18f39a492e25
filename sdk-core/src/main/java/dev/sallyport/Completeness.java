package dev.sallyport;

import java.util.OptionalInt;

/**
 * How much was read. Each is empty where it is not known or makes no sense.
 *
 * @param pagesRead pages that reached the model
 * @param pages pages there are
 * @param rowsReturned rows in the value's tables
 * @param rowsExpected rows counted independently in the documents
 */
public record Completeness(
        OptionalInt pagesRead, OptionalInt pages, OptionalInt rowsReturned, OptionalInt rowsExpected) {

    /** Whether pages or rows are known to be missing. */
    public boolean lacking() {
        return less(pagesRead, pages) || less(rowsReturned, rowsExpected);
    }

    private static boolean less(OptionalInt got, OptionalInt expected) {
        return got.isPresent() && expected.isPresent() && got.getAsInt() < expected.getAsInt();
    }
}
