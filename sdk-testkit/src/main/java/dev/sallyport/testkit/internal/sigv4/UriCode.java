package dev.sallyport.testkit.internal.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as AWS signs it: all bytes but RFC 3986's unreserved ones, with upper-case hex. */
public final class UriCode {

    private static final String HEX = "0123456789ABCDEF";

    private UriCode() {}

    /** The bytes of the text, encoded; {@code /} too unless it is kept. */
    static String encode(byte[] bytes, boolean keepSlash) {
        StringBuilder code = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            int c = b & 0xff;
            if (unreserved(c) || (keepSlash && c == '/')) {
                code.append((char) c);
            } else {
                code.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return code.toString();
    }

    /** The bytes that a code stands for; a {@code %} without two hex digits stands for itself. */
    public static byte[] decode(String code) {
        byte[] in = code.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%' && i + 2 < in.length && hex(in[i + 1]) >= 0 && hex(in[i + 2]) >= 0) {
                out.write(hex(in[i + 1]) << 4 | hex(in[i + 2]));
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toByteArray();
    }

    /** The text that a code stands for. */
    public static String decodeText(String code) {
        return new String(decode(code), StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }

    private static boolean unreserved(int c) {
        return between('A', c, 'Z') || between('a', c, 'z') || between('0', c, '9') || "-._~".indexOf(c) >= 0;
    }

    private static boolean between(char first, int c, char last) {
        return c >= first && c <= last;
    }
}
