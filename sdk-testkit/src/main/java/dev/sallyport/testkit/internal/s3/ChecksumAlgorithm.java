package dev.sallyport.testkit.internal.s3;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 stores with an object. */
enum ChecksumAlgorithm {
    CRC32(32, 0xEDB88320L),
    CRC32C(32, 0x82F63B78L),
    CRC64NVME(64, Crc64Nvme.POLYNOMIAL_REFLECTED),
    SHA1(160, 0),
    SHA256(256, 0);

    /** What S3 computes where nobody names another. */
    static final ChecksumAlgorithm DEFAULT = CRC64NVME;

    private static final String PREFIX = "x-amz-checksum-";
    private static final List<String> NO_VALUES =
            List.of("x-amz-checksum-type", "x-amz-checksum-algorithm", "x-amz-checksum-mode");

    private final int bits;
    private final long polynomial;

    ChecksumAlgorithm(int bits, long polynomial) {
        this.bits = bits;
        this.polynomial = polynomial;
    }

    /** The algorithm of a header's or a trailer's name. */
    static Optional<ChecksumAlgorithm> ofHeader(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.header().equals(name))
                .findFirst();
    }

    static Optional<ChecksumAlgorithm> ofName(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    /** Whether a header of that name has a checksum in it. */
    static boolean isValue(String name) {
        return name.startsWith(PREFIX) && !NO_VALUES.contains(name);
    }

    String header() {
        return PREFIX + lowerCase();
    }

    /** The element of XML with its value. */
    String element() {
        return "Checksum" + name();
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    int bytes() {
        return bits / Byte.SIZE;
    }

    /** Whether that of a whole follows from those of its parts. */
    boolean joins() {
        return polynomial != 0;
    }

    CrcJoin joining() {
        return new CrcJoin(bits, polynomial);
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
