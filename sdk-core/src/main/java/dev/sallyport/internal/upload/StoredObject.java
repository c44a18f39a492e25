package dev.sallyport.internal.upload;

/**
 * One version of one object, as it was written.
 *
 * @param bucket its bucket
 * @param key its key
 * @param versionId its version
 * @param size its bytes
 * @param sha256 lower-case hex SHA-256 of them
 */
public record StoredObject(String bucket, String key, String versionId, long size, String sha256) {

    /** Shows neither key nor hash. */
    @Override
    public String toString() {
        return "StoredObject[" + size + " bytes]";
    }
}
