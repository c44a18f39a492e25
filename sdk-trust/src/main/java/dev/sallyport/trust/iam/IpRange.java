package dev.sallyport.trust.iam;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address, or all that start with the same bits. */
final class IpRange {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    private final byte[] bytes;
    private final int prefix;

    private IpRange(byte[] bytes, int prefix) {
        this.bytes = bytes;
        this.prefix = prefix;
    }

    /** An address, or a range as {@code 10.0.0.0/8}; null if the text is neither. */
    static @Nullable IpRange of(String text) {
        int slash = text.indexOf('/');
        byte @Nullable [] bytes = bytes(slash < 0 ? text : text.substring(0, slash));
        if (bytes == null) {
            return null;
        }
        int all = bytes.length * Byte.SIZE;
        int prefix = slash < 0 ? all : prefix(text.substring(slash + 1));
        return prefix < 0 || prefix > all ? null : new IpRange(bytes, prefix);
    }

    /** Whether all of the other are in this one. */
    boolean contains(IpRange other) {
        if (other.bytes.length != bytes.length || other.prefix < prefix) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((bytes[bit / Byte.SIZE] ^ other.bytes[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int prefix(String text) {
        return PREFIX.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    private static byte @Nullable [] bytes(String text) {
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            byte[] bytes = new byte[4];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Integer.parseInt(v4.group(i + 1));
            }
            return bytes;
        }
        return V6.matcher(text).matches() ? v6(text) : null;
    }

    /** Of a text that can only be an address, so no name is looked up. */
    private static byte @Nullable [] v6(String text) {
        try {
            return InetAddress.getByName("[" + text + "]").getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
