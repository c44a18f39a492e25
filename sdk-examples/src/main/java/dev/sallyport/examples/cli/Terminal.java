package dev.sallyport.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command is typed: all that the command line takes from its process.
 *
 * @param in what is typed
 * @param out results, and nothing else
 * @param err progress, and what went wrong
 * @param environment environment variables
 * @param directory the working directory
 */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Path directory) {

    /**
     * The file of that name, seen from the working directory.
     *
     * @throws UsageException if it can't be a file's name
     */
    public Path path(String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new UsageException("not a file's name: " + name);
        }
    }

    /** Shows nothing of the environment. */
    @Override
    public String toString() {
        return "Terminal[" + directory + "]";
    }
}
