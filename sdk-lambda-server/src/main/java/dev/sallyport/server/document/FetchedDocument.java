package dev.sallyport.server.document;

/**
 * The bytes of one pinned object version, as they were hashed.
 *
 * @param index its place in the request, from 0
 * @param bytes its content; not copied, not to be changed
 * @param sha256 lower-case hex SHA-256 of the bytes
 */
// Compared by nobody; copying megabytes would be the price of a list.
@SuppressWarnings("ArrayRecordComponent")
public record FetchedDocument(int index, byte[] bytes, String sha256) {
    /** Shows no content. */
    @Override
    public String toString() {
        return "FetchedDocument[" + index + ", " + bytes.length + " bytes]";
    }
}
