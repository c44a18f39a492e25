package dev.sallyport.server.document;

import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.trust.PresignedUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the bytes of pinned object versions come from. */
public interface ObjectSource {

    /**
     * The bytes of the versions, in the order asked for.
     *
     * @param versions at least one
     * @param reader as whom they are read
     * @param limit most bytes of all of them together; reading stops there
     * @throws Refusal with {@code document_missing} if one doesn't exist or may not be read, which can't be told apart;
     *     {@code document_changed} if it has another size; {@code document_too_large} beyond the limit; {@code
     *     budget_exceeded} if time runs out
     */
    List<byte[]> read(List<PinnedVersion> versions, DocumentReader reader, long limit, Budget budget) throws Refusal;

    /**
     * One version of one object.
     *
     * @param index the document's place in the request, from 0
     * @param bucket the bucket
     * @param key the key, not encoded
     * @param versionId the version
     * @param size how many bytes it has, where the caller said so; reading stops where it turns out to be another
     * @param presigned the URL through which it is read; null if it is read as the reader
     */
    record PinnedVersion(
            int index,
            String bucket,
            String key,
            String versionId,
            @Nullable Long size,
            @Nullable PresignedUrl presigned) {

        /** A version that is read as the reader. */
        public PinnedVersion(int index, String bucket, String key, String versionId, @Nullable Long size) {
            this(index, bucket, key, versionId, size, null);
        }

        /** Shows neither bucket nor key. */
        @Override
        public String toString() {
            return "PinnedVersion[" + index + "]";
        }
    }
}
