package dev.sallyport.testkit.internal.s3;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 stores with an object. */
enum ChecksumAlgorithm {
    CRC32(() -> RunningChecksum.of(new CRC32())),
    CRC32C(() -> RunningChecksum.of(new CRC32C())),
    CRC64NVME(() -> RunningChecksum.of(new Crc64Nvme())),
    SHA1(() -> RunningChecksum.of("SHA-1")),
    SHA256(() -> RunningChecksum.of("SHA-256"));

    private static final String PREFIX = "x-amz-checksum-";

    private final Supplier<RunningChecksum> start;

    ChecksumAlgorithm(Supplier<RunningChecksum> start) {
        this.start = start;
    }

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
        return start.get();
    }
}
