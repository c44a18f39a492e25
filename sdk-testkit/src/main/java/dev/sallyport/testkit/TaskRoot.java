package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.runtime.ProcessSettings;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that the function's package would be unpacked in. It holds the topology and an
 * empty folder in the storage's place, and nothing else: the classes come
 * from the class path.
 *
 * @param folder where it is
 */
record TaskRoot(Path folder) implements AutoCloseable {

    private static final String TOPOLOGY = "topology.json";

    static TaskRoot with(Topology topology) throws IOException {
        Path folder = Files.createTempDirectory("sallyport-task");
        Path file = folder.resolve(TOPOLOGY);
        Path storage = folder.resolve(ProcessSettings.NO_STORAGE);
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        storage.toFile().deleteOnExit();
        Files.writeString(file, topology.toJson());
        Files.createDirectory(storage);
        // As far as the file system knows of such a thing, and the user isn't above it: else that is no reason to stop.
        storage.toFile().setWritable(false);
        return new TaskRoot(folder);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(ProcessSettings.NO_STORAGE));
            Files.deleteIfExists(folder.resolve(TOPOLOGY));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It has names in it, no content; the JVM's end takes it away.
            folder.toFile().deleteOnExit();
        }
    }
}
