package dev.sallyport.testkit.internal.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a function process prints, line by line. It is looked for instead of waited for: a read that waits would hold the
 * stream, and nobody could tell that all an invocation has printed is there before it ends. Thread-safe.
 */
final class ProcessOutput {

    /** No log event of AWS is longer. */
    private static final int LONGEST = 256 * 1024;

    private static final long PAUSE_MILLIS = 20;

    private final InputStream in;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int looks;
    private boolean ended;
    private boolean over;

    private ProcessOutput(InputStream in, Consumer<String> lines) {
        this.in = in;
        this.lines = lines;
    }

    /** Hands on each line soon. */
    static ProcessOutput of(Process process, Consumer<String> lines) {
        ProcessOutput output = new ProcessOutput(process.getInputStream(), lines);
        Thread reader = new Thread(output::follow, "sandbox-function-log");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    private synchronized void follow() {
        try {
            while (!ended) {
                read();
                wait(PAUSE_MILLIS);
                // Once more after the end: what a dead process left in its pipe is moved elsewhere by the JDK
                // meanwhile.
                if (looks > 0) {
                    looks--;
                    ended = looks == 0;
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if the JVM does, there is nobody to read for.
            Thread.currentThread().interrupt();
        }
        drain();
        over = true;
        notifyAll();
    }

    /** Hands on all that has been printed so far, a line that isn't finished too. */
    synchronized void drain() {
        read();
        finishLine();
    }

    /** The process is dead: what it left has been handed on when this returns, and no more comes. */
    synchronized void end() {
        looks = 2;
        notifyAll();
        try {
            while (!over) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            byte[] buffer = new byte[8 * 1024];
            while (in.available() > 0) {
                int n = in.read(buffer, 0, Math.min(buffer.length, in.available()));
                for (int i = 0; i < n; i++) {
                    take(buffer[i]);
                }
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    private void take(byte b) {
        if (b == '\n') {
            emit();
        } else {
            line.write(b);
            if (line.size() == LONGEST) {
                emit();
            }
        }
    }

    private void finishLine() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
