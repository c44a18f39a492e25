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
    private final @Nullable String presignedUrl;

    Document(String bucket, String key, String versionId, @Nullable Long size, @Nullable String sha256) {
        this(bucket, key, versionId, size, sha256, null);
    }

    Document(
            String bucket,
            String key,
            String versionId,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String presignedUrl) {
        this.bucket = bucket;
        this.key = key;
        this.versionId = versionId;
        this.size = size;
        this.sha256 = sha256;
        this.presignedUrl = presignedUrl;
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

    /** The URL through which it is read, a bearer secret; empty unless it was made of one. */
    public Optional<String> presignedUrl() {
        return Optional.ofNullable(presignedUrl);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document document
                && bucket.equals(document.bucket)
                && key.equals(document.key)
                && versionId.equals(document.versionId)
                && Objects.equals(size, document.size)
                && Objects.equals(sha256, document.sha256)
                && Objects.equals(presignedUrl, document.presignedUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bucket, key, versionId);
    }

    /** Shows neither key, hash nor URL. */
    @Override
    public String toString() {
        return "Document[" + bucket + "]";
    }
}
