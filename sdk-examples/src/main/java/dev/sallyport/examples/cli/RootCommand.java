package dev.sallyport.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./sallyport} alone says. */
@Command(
        name = "sallyport",
        description = "Has documents read and prices forecast by a model in another account and Region."
                + " Without --function, everything happens in a sandbox on this machine.")
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: analyze, assist, forecast or sandbox");
    }
}
