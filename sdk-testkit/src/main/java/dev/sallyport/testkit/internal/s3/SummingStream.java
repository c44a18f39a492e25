package dev.sallyport.testkit.internal.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Passes bytes on and sums them up. */
final class SummingStream extends OutputStream {

    private final OutputStream out;
    private final RunningChecksum md5 = RunningChecksum.of("MD5");
    private final Map<ChecksumAlgorithm, RunningChecksum> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    private long size;

    SummingStream(OutputStream out, Collection<ChecksumAlgorithm> algorithms) {
        this.out = out;
        algorithms.forEach(algorithm -> checksums.computeIfAbsent(algorithm, ChecksumAlgorithm::start));
    }

    /** The sums of bytes that are stored already. */
    static Sums of(Content content, Collection<ChecksumAlgorithm> algorithms) throws IOException {
        try (SummingStream sums = new SummingStream(nullOutputStream(), algorithms)) {
            content.copy(sums);
            return sums.end();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        md5.update(bytes, offset, length);
        checksums.values().forEach(checksum -> checksum.update(bytes, offset, length));
        size += length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    long size() {
        return size;
    }

    /** The sums, once all is in. */
    Sums end() {
        Map<ChecksumAlgorithm, byte[]> values = new EnumMap<>(ChecksumAlgorithm.class);
        checksums.forEach((algorithm, checksum) -> values.put(algorithm, checksum.value()));
        return new Sums(md5.value(), values);
    }
}
