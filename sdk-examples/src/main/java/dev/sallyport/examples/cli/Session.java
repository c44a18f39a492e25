package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.examples.cli.account.Connection;
import dev.sallyport.examples.cli.account.TargetOptions;
import dev.sallyport.examples.cli.output.Printable;
import org.jspecify.annotations.Nullable;

/** One command while it runs: what it says, and what has to be closed when it is interrupted. Thread-safe. */
final class Session {

    private final Terminal terminal;
    private final boolean json;
    private @Nullable AutoCloseable open;
    private int exitOnInterrupt = Exit.INTERRUPTED;
    private boolean over;

    Session(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean json() {
        return json;
    }

    /** Connects to what the options name, and says which it is. */
    Connection connect(TargetOptions target) {
        Connection connection = Connection.open(target.settings(terminal), terminal, this::say);
        closeOnInterrupt(connection, Exit.INTERRUPTED);
        return connection;
    }

    /** What an interrupt closes, and the exit code that it then means. */
    synchronized void closeOnInterrupt(AutoCloseable resource, int exit) {
        open = resource;
        exitOnInterrupt = exit;
    }

    /** Progress, for people. */
    synchronized void say(String line) {
        if (!over) {
            terminal.err().print(Printable.line(line) + "\n");
            terminal.err().flush();
        }
    }

    /** One JSON result, on a line of its own. */
    void print(JsonNode result) {
        write(Printable.json(Codec.write(result)) + "\n");
    }

    /** Results in words; what comes from documents has been made {@link Printable}. */
    synchronized void write(String text) {
        if (!over) {
            terminal.out().print(text);
            terminal.out().flush();
        }
    }

    /** The command is over and says no more. */
    synchronized void end() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Ends the command from outside: says so, closes what is open, and returns the exit code. */
    int interrupt() {
        AutoCloseable resource;
        int exit;
        synchronized (this) {
            resource = open;
            exit = exitOnInterrupt;
            if (exit != Exit.DONE) {
                tell(FailureReport.interrupted());
            }
            over = true;
        }
        close(resource);
        return exit;
    }

    /** A failure, on stdout for a program or on stderr for a person. */
    void tell(FailureReport report) {
        if (json) {
            print(report.json());
        } else {
            say(report.sentence());
        }
    }

    private static void close(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("could not be closed", e);
        }
    }
}
