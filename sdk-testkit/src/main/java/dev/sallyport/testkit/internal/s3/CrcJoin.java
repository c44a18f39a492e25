package dev.sallyport.testkit.internal.s3;

/** The CRC of two pieces together, from theirs: appending bytes multiplies by a power of x modulo the polynomial. */
final class CrcJoin {

    private final int bits;
    private final long polynomial;

    /** For a reflected polynomial of so many bits. */
    CrcJoin(int bits, long polynomial) {
        this.bits = bits;
        this.polynomial = polynomial;
    }

    long join(long first, long second, long secondLength) {
        return multiply(first, power(secondLength)) ^ second;
    }

    /** x to the number of bits in so many bytes. */
    private long power(long bytes) {
        long result = one();
        long square = one() >>> Byte.SIZE;
        for (long left = bytes; left > 0; left >>>= 1) {
            if ((left & 1) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    /** In reflected form the highest bit is x to the 0. */
    private long one() {
        return 1L << (bits - 1);
    }

    private long multiply(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = one(); bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
        }
        return product;
    }
}
