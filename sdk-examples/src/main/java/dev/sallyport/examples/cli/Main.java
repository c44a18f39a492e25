package dev.sallyport.examples.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The command line as a process. Text is UTF-8, whatever the machine's locale. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal(
                System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv(), Path.of(""));
        Sallyport sallyport = new Sallyport(terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(sallyport), "interrupt"));
        int exit = sallyport.run(List.of(args));
        System.exit(exit);
    }

    /** A signal ends the JVM while the command still runs; its own end does so when there is nothing left to say. */
    private static void interrupt(Sallyport sallyport) {
        sallyport.interrupt().ifPresent(exit -> Runtime.getRuntime().halt(exit));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), true, StandardCharsets.UTF_8);
    }
}
