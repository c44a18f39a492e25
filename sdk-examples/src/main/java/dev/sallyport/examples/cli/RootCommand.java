package dev.sallyport.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code ./sallyport} alone says. */
@Command(
        name = "sallyport",
        description = "Has documents read and prices forecast by a model in another account and Region."
                + " Without --function, everything happens in a sandbox on this machine.")
final class RootCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    boolean help;

    @Override
    public void run() {
        throw new UsageException(
                "a command is missing: analyze, assist, forecast, check, policies or sandbox; --help says more");
    }
}
