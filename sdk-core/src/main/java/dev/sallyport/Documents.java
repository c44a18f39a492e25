package dev.sallyport;

import java.io.InputStream;
import java.nio.file.Path;

/** The documents under the approved prefix. Thread-safe. Not for implementing: methods will be added. */
public interface Documents {

    /**
     * Puts a file into the approved prefix, under a generated key that says nothing of the file, and pins the version that
     * was written. Blocks for at most the analyzer's default deadline; reads the file into memory.
     *
     * @param file at most 15 MB; neither its name nor its path goes anywhere
     * @throws InvalidDocumentException {@code document_missing}, {@code document_empty} or {@code document_too_large} before
     *     anything is sent; {@code version_required} if the bucket keeps no versions (the object is then there, unread)
     * @throws RefusedException {@code not_allowed} if S3 or the address check refuses it, {@code upload_failed} or {@code
     *     throttled} otherwise; nothing was paid, though an object that nobody refers to may be left in the bucket
     * @throws IllegalStateException if the analyzer is closed
     */
    Document upload(Path file);

    /**
     * As {@link #upload(Path)}, from a stream.
     *
     * @param content read to its end, not closed
     * @param length its exact length in bytes; another one is {@code usage}, before anything is sent
     */
    Document upload(InputStream content, long length);

    /**
     * An object that is there already. Nothing is sent.
     *
     * @param key the object's key as S3 knows it, not encoded, with the prefix
     * @param versionId the version to read; objects change, versions don't
     * @throws InvalidDocumentException {@code version_required} if the version is blank or {@code null} by name
     * @throws RefusedException {@code not_allowed} if the key isn't under the approved prefix, or is written so that
     *     something on the way may read it as another
     */
    Document at(String key, String versionId);
}
