package dev.sallyport.testkit.internal.s3;

import java.util.zip.Checksum;

/** CRC-64/NVME, which S3 computes where an upload brings no checksum. Source: NVM Express base specification, "CRC64". */
final class Crc64Nvme implements Checksum {

    static final long POLYNOMIAL_REFLECTED = 0x9A6C9329AC4BC9B5L;
    private static final long[] TABLE = table();

    private long inverted = ~0L;

    @Override
    public void update(int b) {
        inverted = TABLE[(int) (inverted ^ b) & 0xff] ^ inverted >>> Byte.SIZE;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~inverted;
    }

    @Override
    public void reset() {
        inverted = ~0L;
    }

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long crc = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL_REFLECTED;
            }
            table[i] = crc;
        }
        return table;
    }
}
