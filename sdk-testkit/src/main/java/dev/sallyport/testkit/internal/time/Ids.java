package dev.sallyport.testkit.internal.time;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names that nothing else has. */
public final class Ids {

    private Ids() {}

    /** A random UUID, as AWS names requests. */
    public static String uuid(RandomGenerator random) {
        long most = (random.nextLong() & ~0xf000L) | 0x4000L;
        long least = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(most, least).toString();
    }

    /** That many random hexadecimal digits, an even number. */
    public static String hex(RandomGenerator random, int digits) {
        byte[] bytes = new byte[digits / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
