package dev.sallyport.examples.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the contract names and is not built yet: it is refused by its name, so that nobody takes silence for consent. */
final class Later {

    private static final List<String> COMMANDS = List.of("doctor", "live-check");

    private static final Map<String, List<String>> FLAGS = Map.of(
            "analyze", List.of("--fidelity"),
            "forecast", List.of("--repair", "--docs", "--plot"));

    private Later() {}

    /** The sentence that refuses the arguments; empty if they ask for nothing that is still to come. */
    static Optional<String> refusal(List<String> args) {
        if (args.isEmpty()) {
            return Optional.empty();
        }
        String command = args.get(0);
        if (COMMANDS.contains(command)) {
            return Optional.of("'" + command + "' is not built yet");
        }
        List<String> flags = FLAGS.getOrDefault(command, List.of());
        return args.stream()
                .takeWhile(arg -> !arg.equals("--"))
                .map(arg -> arg.startsWith("--") ? arg.split("=", 2)[0] : arg)
                .filter(flags::contains)
                .findFirst()
                .map(flag -> flag + " is not built yet");
    }
}
