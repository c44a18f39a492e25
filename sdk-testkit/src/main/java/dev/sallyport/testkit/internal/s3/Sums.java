package dev.sallyport.testkit.internal.s3;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** What bytes sum up to. */
final class Sums {

    private final byte[] md5;
    private final Map<ChecksumAlgorithm, byte[]> checksums;

    Sums(byte[] md5, Map<ChecksumAlgorithm, byte[]> checksums) {
        this.md5 = md5.clone();
        this.checksums = Map.copyOf(checksums);
    }

    String md5Hex() {
        return HexFormat.of().formatHex(md5);
    }

    String md5Base64() {
        return Base64.getEncoder().encodeToString(md5);
    }

    byte[] bytes(ChecksumAlgorithm algorithm) {
        byte[] bytes = checksums.get(algorithm);
        if (bytes == null) {
            throw new IllegalArgumentException(algorithm + " was not computed");
        }
        return bytes;
    }

    String base64(ChecksumAlgorithm algorithm) {
        return Base64.getEncoder().encodeToString(bytes(algorithm));
    }
}
