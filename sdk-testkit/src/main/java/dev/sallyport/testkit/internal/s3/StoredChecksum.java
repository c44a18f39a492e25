package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;

/**
 * A checksum that is kept with an object or a part.
 *
 * @param algorithm how it was computed
 * @param type over what
 * @param value as S3 shows it: base64, for a composite with the number of parts
 */
record StoredChecksum(ChecksumAlgorithm algorithm, Type type, String value) {

    static StoredChecksum full(ChecksumAlgorithm algorithm, String value) {
        return new StoredChecksum(algorithm, Type.FULL_OBJECT, value);
    }

    void write(AwsResponse response) {
        response.header(algorithm.header(), value);
        response.header("x-amz-checksum-type", type.name());
    }

    void write(Xml xml) {
        xml.element(algorithm.element(), value).element("ChecksumType", type.name());
    }

    /** What a checksum covers. */
    enum Type {
        /** All bytes. */
        FULL_OBJECT,
        /** The checksums of the parts. */
        COMPOSITE
    }
}
