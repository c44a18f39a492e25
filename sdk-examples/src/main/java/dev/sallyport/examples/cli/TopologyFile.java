package dev.sallyport.examples.cli;

import dev.sallyport.trust.InvalidTopologyException;
import dev.sallyport.trust.Topology;
import java.io.IOException;

/** What {@code --topology} names. */
public final class TopologyFile {

    private TopologyFile() {}

    /**
     * The topology in that file.
     *
     * @throws UsageException if there is none
     */
    public static Topology read(String file, Terminal terminal) {
        try {
            return Topology.read(terminal.path(file));
        } catch (InvalidTopologyException e) {
            throw new UsageException("--topology: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException("--topology: the file '" + file + "' can't be read");
        }
    }
}
