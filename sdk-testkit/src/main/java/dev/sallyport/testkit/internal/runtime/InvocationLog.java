package dev.sallyport.testkit.internal.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The last 4 KB of what a run printed. Thread-safe. */
public final class InvocationLog {

    /** Source: Lambda's API reference, Invoke, {@code X-Amz-Log-Result}. */
    private static final int TAIL_BYTES = 4 * 1024;

    private final Deque<byte[]> lines = new ArrayDeque<>();
    private int held;

    InvocationLog() {}

    synchronized void line(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        lines.add(line);
        held += line.length;
        while (held - lines.getFirst().length >= TAIL_BYTES) {
            held -= lines.removeFirst().length;
        }
    }

    /** At most the last 4 KB; what is cut off the first line is cut between characters. */
    synchronized byte[] tail() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(held);
        lines.forEach(whole::writeBytes);
        byte[] bytes = whole.toByteArray();
        int from = Math.max(0, bytes.length - TAIL_BYTES);
        while (from > 0 && from < bytes.length && (bytes[from] & 0xc0) == 0x80) {
            from++;
        }
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }
}
