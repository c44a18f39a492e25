package dev.sallyport.contract;

import org.jspecify.annotations.Nullable;

/**
 * One pinned version of one object.
 *
 * @param bucket the bucket in account A
 * @param key the object's key, as it is, not encoded
 * @param versionId the version; a reference without one is refused
 * @param size bytes, where the client knows them
 * @param sha256 lower-case hex SHA-256 of the bytes, where we uploaded them
 * @param mediaTypeHint what the sender believes it is; the function looks at the bytes
 * @param presignedUrl a URL through which this version is read as its signer instead of as the function's role: a bearer
 *     secret; absent unless both sides have presigned URLs switched on
 */
public record DocumentReference(
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String versionId,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String mediaTypeHint,
        @Nullable String presignedUrl) {

    /** A reference that the function reads as its own role. */
    public DocumentReference(
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String versionId,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String mediaTypeHint) {
        this(bucket, key, versionId, size, sha256, mediaTypeHint, null);
    }

    /** Shows neither bucket, key nor URL. */
    @Override
    public String toString() {
        return "DocumentReference[" + mediaTypeHint + "]";
    }
}
