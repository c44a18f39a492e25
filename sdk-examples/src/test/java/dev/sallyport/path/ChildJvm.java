package dev.sallyport.path;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of the test's class path in a JVM of its own, as the caller of a running sandbox. */
final class ChildJvm {

    private final ProcessBuilder builder = new ProcessBuilder();

    /** What a program that has ended left behind. */
    record Ended(int exit, String out) {}

    ChildJvm(Sandbox sandbox, List<String> options, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        builder.command(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("SALLYPORT_"));
        environment.putAll(CommandLine.names(sandbox));
        Principal caller = sandbox.caller();
        environment.put("AWS_ACCESS_KEY_ID", caller.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", caller.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", caller.sessionToken());
    }

    ChildJvm with(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    Ended run() throws IOException, InterruptedException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }
}
