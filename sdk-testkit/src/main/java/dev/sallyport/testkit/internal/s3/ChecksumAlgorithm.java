package dev.sallyport.testkit.internal.s3;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 stores with an object. */
enum ChecksumAlgorithm {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    private static final String PREFIX = "x-amz-checksum-";

    /** The algorithm of a header's or a trailer's name. */
    static Optional<ChecksumAlgorithm> ofHeader(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.header().equals(name))
                .findFirst();
    }

    static boolean isHeader(String name) {
        return name.startsWith(PREFIX);
    }

    String header() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    RunningChecksum start() {
        return switch (this) {
            case CRC32 -> RunningChecksum.of(new CRC32());
            case CRC32C -> RunningChecksum.of(new CRC32C());
            case CRC64NVME -> RunningChecksum.of(new Crc64Nvme());
            case SHA1 -> RunningChecksum.of("SHA-1");
            case SHA256 -> RunningChecksum.of("SHA-256");
        };
    }
}
