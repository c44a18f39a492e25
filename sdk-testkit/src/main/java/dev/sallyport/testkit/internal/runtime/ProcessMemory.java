package dev.sallyport.testkit.internal.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much memory a process uses, in MB; known on Linux only, and 0 elsewhere. Thread-safe. */
final class ProcessMemory {

    private final Path status;
    private volatile long highest;

    ProcessMemory(long pid) {
        status = Path.of("/proc", Long.toString(pid), "status");
    }

    /** What is in memory now. */
    long used() {
        return read("VmRSS:");
    }

    /** What was in memory at most; of a dead process, as far as it was looked at. */
    long usedAtMost() {
        highest = Math.max(highest, read("VmHWM:"));
        return highest;
    }

    private long read(String name) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(name)) {
                    long kilobytes = Long.parseLong(line.substring(name.length())
                            .toLowerCase(Locale.ROOT)
                            .replace("kb", "")
                            .strip());
                    return (kilobytes + 1023) / 1024;
                }
            }
        } catch (IOException e) {
            // No such process any more, or not Linux.
            return 0;
        }
        return 0;
    }
}
