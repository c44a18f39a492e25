package dev.sallyport.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of addresses of one family. */
final class Cidr {

    private static final Pattern RANGE = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** The range of that form; only literals, so that no name is looked up. */
    static Cidr parse(String text) {
        Matcher parts = RANGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an address range: " + text);
        }
        byte[] network = literal(parts.group(1));
        int bits = Integer.parseInt(parts.group(2));
        if (bits > network.length * 8) {
            throw new IllegalArgumentException("a range ends with at most /" + network.length * 8 + ": " + text);
        }
        return new Cidr(network, bits);
    }

    private static byte[] literal(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }

    int bits() {
        return bits;
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((network[i / 8] & mask) != (other[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
