package dev.sallyport.testkit.internal.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A file with bytes of objects, deleted once nothing refers to it. Thread-safe. */
final class BodyFile {

    private final Path path;
    private final AtomicInteger references = new AtomicInteger(1);

    /** A file to which the caller refers. */
    BodyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** One reference more, by whoever knows that there is one. */
    void retain() {
        if (references.getAndIncrement() < 1) {
            throw new IllegalStateException("the file is gone");
        }
    }

    /** One reference less. */
    void release() {
        if (references.decrementAndGet() == 0) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("an object's file can't be deleted", e);
            }
        }
    }
}
