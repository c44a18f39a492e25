package dev.sallyport.trust;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoded UTF-8, decoded exactly once. Not {@link java.net.URLDecoder}: it takes a plus for a space and lets broken
 * UTF-8 through. The JDK's UTF-8 decoder refuses overlong forms and surrogates.
 */
final class PercentText {

    private static final String UNRESERVED = "-._~";

    private PercentText() {}

    /** What a text of that encoding says; whatever is not a percent sign stays as it is. */
    static String decoded(String encoded) {
        byte[] bytes = utf8(encoded);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                plain.write(escaped(bytes, i));
                i += 2;
            } else {
                plain.write(bytes[i]);
            }
        }
        return text(plain.toByteArray());
    }

    private static int escaped(byte[] bytes, int at) {
        if (at + 2 >= bytes.length || !HexFormat.isHexDigit(bytes[at + 1]) || !HexFormat.isHexDigit(bytes[at + 2])) {
            throw new InvalidReferenceException("it has a percent sign without two hex digits");
        }
        return HexFormat.fromHexDigit(bytes[at + 1]) * 16 + HexFormat.fromHexDigit(bytes[at + 2]);
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new InvalidReferenceException("it is not Unicode text");
        }
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidReferenceException("its percent signs don't make UTF-8");
        }
    }

    /** The text as SigV4 encodes a key: all but unreserved characters and slashes. */
    static String encoded(String plain) {
        StringBuilder encoded = new StringBuilder(plain.length() + 16);
        for (byte b : utf8(plain)) {
            if (b == '/' || isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** Whether no signer escapes it (RFC 3986, 2.3). */
    static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
