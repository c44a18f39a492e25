package dev.sallyport.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The command line: arguments in, an exit code out. One command per object. */
public final class Sallyport {

    private final Terminal terminal;
    private volatile @Nullable Session session;

    /** A command line at that terminal. */
    public Sallyport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command and returns its exit code; nothing is thrown. */
    public int run(List<String> args) {
        List<String> flags = args.stream().takeWhile(arg -> !arg.equals("--")).toList();
        Session running = new Session(terminal, flags.contains("--json"));
        session = running;
        Optional<String> later = Later.refusal(args);
        if (later.isPresent()) {
            return failed(FailureReport.usage(later.get()), running);
        }
        int exit = commands(running, flags.contains("--debug")).execute(args.toArray(String[]::new));
        running.end();
        return exit;
    }

    /** Ends a running command; its exit code, or empty if it was over already. May come from any thread. */
    public OptionalInt interrupt() {
        Session running = session;
        if (running == null || running.isOver()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(running.interrupt());
    }

    private CommandLine commands(Session running, boolean debug) {
        CommandLine commands = new CommandLine(new RootCommand());
        Stream.of(
                        new AnalyzeCommand(running),
                        new AssistCommand(running),
                        new ForecastCommand(running),
                        new CheckCommand(running),
                        new PoliciesCommand(running),
                        new SandboxCommand(running))
                .map(CommandLine::new)
                .map(command -> command.addMixin("common", new CommonOptions()))
                .forEach(commands::addSubcommand);
        // A file's name may begin with @.
        commands.setExpandAtFiles(false);
        commands.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler((failure, args) -> misused(failure, running));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (debug) {
                failure.printStackTrace(terminal.err());
            }
            return failed(FailureReport.of(failure), running);
        });
        return commands;
    }

    private static int misused(CommandLine.ParameterException failure, Session running) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        running.say("for help: ./" + command + " --help");
        return failed(FailureReport.usage(String.valueOf(failure.getMessage())), running);
    }

    private static int failed(FailureReport report, Session running) {
        running.tell(report);
        running.end();
        return report.exit();
    }
}
