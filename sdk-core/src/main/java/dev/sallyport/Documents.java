package dev.sallyport;

import java.io.InputStream;
import java.net.URI;
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
     *     throttled} otherwise, or {@code not_allowed} before anything is sent if the residency policy doesn't allow the
     *     data's class; nothing was paid, though an object that nobody refers to may be left in the bucket
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

    /**
     * An object that is there already, to be read through a presigned URL, as the URL's signer and not as the function's
     * role. Nothing is sent now; an analysis sends the URL to the function, which takes it apart again.
     *
     * <p>The URL is a bearer secret of its signer and carries the signer's session token: whoever sees it reads the object
     * until it expires. It must be signed by role credentials for at most the policy's time, with {@code host} as the only
     * signed header, on one of the S3 hosts that stay on the private path, and name the object's {@code versionId}. It has
     * to be valid now and again when an analysis begins.
     *
     * @param url the URL exactly as it was signed
     * @throws InvalidDocumentException {@code version_required} if it names no version
     * @throws RefusedException {@code not_allowed} if the analyzer has no {@link PresignedPolicy}, or the URL is anything but
     *     what is said above; the message says what is wrong and shows nothing of it. Nothing was sent and nothing is paid
     */
    Document presigned(URI url);

    /**
     * The same documents, whose uploads are of that class of data. Default: the class of the analyzer's {@link
     * DocumentAnalyzer.Builder#defaults}.
     *
     * @param dataClass as {@code application-documents}
     * @throws IllegalArgumentException if it isn't of lower-case letters, digits and hyphens
     */
    Documents ofClass(String dataClass);
}
