package dev.sallyport;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One pinned version of one object under the approved prefix; made by {@link Documents}. Immutable. */
public final class Document {

    private final String bucket;
    private final String key;
    private final String versionId;
    private final @Nullable Long size;
    private final @Nullable String sha256;

    Document(String bucket, String key, String versionId, @Nullable Long size, @Nullable String sha256) {
        this.bucket = bucket;
        this.key = key;
        this.versionId = versionId;
        this.size = size;
        this.sha256 = sha256;
    }

    /** The bucket in account A. */
    public String bucket() {
        return bucket;
    }

    /** The object's key as S3 knows it, not encoded. */
    public String key() {
        return key;
    }

    /** The version that is read, whatever is written later. */
    public String versionId() {
        return versionId;
    }

    /** Bytes; empty unless it was uploaded here. */
    public OptionalLong size() {
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /** Lower-case hex SHA-256 of the bytes, which the function checks; empty unless it was uploaded here. */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document document
                && bucket.equals(document.bucket)
                && key.equals(document.key)
                && versionId.equals(document.versionId)
                && Objects.equals(size, document.size)
                && Objects.equals(sha256, document.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bucket, key, versionId);
    }

    /** Shows neither key nor hash. */
    @Override
    public String toString() {
        return "Document[" + bucket + "]";
    }
}
