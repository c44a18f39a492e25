package dev.sallyport.testkit.internal.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The temporary folder with the bytes of all objects. Thread-safe. */
final class ObjectFolder implements AutoCloseable {

    /** Uploads that are still under way when the sandbox ends may leave a file once each. */
    private static final int SWEEPS = 100;

    private final Path folder;
    private final AtomicLong files = new AtomicLong();
    private volatile boolean closed;

    private ObjectFolder(Path folder) {
        this.folder = folder;
    }

    static ObjectFolder open() throws IOException {
        return new ObjectFolder(Files.createTempDirectory("sallyport-bucket"));
    }

    /** An empty file. */
    BodyFile newFile() throws IOException {
        if (closed) {
            throw new IOException("the bucket is closed");
        }
        return new BodyFile(Files.createFile(folder.resolve(Long.toString(files.incrementAndGet()))));
    }

    /** How many files there are. */
    long size() throws IOException {
        try (var list = Files.list(folder)) {
            return list.count();
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (int sweep = 0; !swept(); sweep++) {
                if (sweep == SWEEPS) {
                    throw new IOException("files are still being added");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's objects can't be deleted", e);
        }
    }

    private boolean swept() throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
            for (Path file : list) {
                Files.deleteIfExists(file);
            }
        }
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
