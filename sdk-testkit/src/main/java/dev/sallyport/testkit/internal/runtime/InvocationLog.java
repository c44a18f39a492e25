package dev.sallyport.testkit.internal.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of what an invocation wrote to its log, as {@code LogType=Tail} shows it. Thread-safe. */
public final class InvocationLog {

    /** AWS shows the last 4 KB. */
    private static final int TAIL = 4 * 1024;

    private byte[] tail = new byte[0];

    synchronized void add(String line) {
        byte[] added = (line + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(tail, tail.length + added.length);
        System.arraycopy(added, 0, whole, tail.length, added.length);
        tail = whole.length <= TAIL ? whole : Arrays.copyOfRange(whole, whole.length - TAIL, whole.length);
    }

    /** At most the last 4 KB. */
    synchronized byte[] tail() {
        return tail.clone();
    }
}
