package dev.sallyport.examples.cli;

import picocli.CommandLine.Option;

/** The flags that every command has. */
final class CommonOptions {

    @Option(names = "--json", description = "prints JSON; stdout then carries nothing else")
    boolean json;

    @Option(names = "--debug", description = "prints the stack trace of a failure to stderr")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    boolean help;
}
