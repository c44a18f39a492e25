package dev.sallyport.examples.cli.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is typed or piped, line by line. Only a line feed ends a line: a carriage return may be part of a key that is to be
 * refused for it.
 */
public final class InputLines {

    /** No reference is longer; what comes after is not kept. */
    private static final int LONGEST = 1 << 18;

    private final InputStream in;
    private int number;

    /**
     * One line.
     *
     * @param number from 1
     * @param text what it says; what is no UTF-8 is replaced
     * @param whole whether that is all of it, and UTF-8
     */
    public record Line(int number, String text, boolean whole) {
        /** Shows no text. */
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** The lines of a stream of UTF-8. */
    public InputLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line; null after the last. */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean cut = false;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < LONGEST) {
                bytes.write(next);
            } else {
                cut = true;
            }
        }
        number++;
        return line(bytes.toByteArray(), cut);
    }

    private Line line(byte[] bytes, boolean cut) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Line(number, text, !cut);
        } catch (CharacterCodingException e) {
            return new Line(number, new String(bytes, StandardCharsets.UTF_8), false);
        }
    }
}
