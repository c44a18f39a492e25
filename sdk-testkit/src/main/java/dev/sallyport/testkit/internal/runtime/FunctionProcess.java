package dev.sallyport.testkit.internal.runtime;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A running function: a JVM of its own with Lambda's environment variables and nothing of this process'. */
final class FunctionProcess {

    /** What the smallest function would have; the model's and the documents' bytes have to fit. */
    private static final String HEAP = "-Xmx256m";

    private static final int SIGNALLED = 128;

    private final Process process;

    private FunctionProcess(Process process) {
        this.process = process;
    }

    static FunctionProcess start(Program.Java program, ProcessSettings settings, int runtimeApiPort, String logStream) {
        ProcessBuilder builder = new ProcessBuilder(command(program)).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "LD_LIBRARY_PATH"));
        environment.putAll(settings.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtimeApiPort);
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            follow(process, settings.log());
            return new FunctionProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("the function process can't be started", e);
        }
    }

    private static List<String> command(Program.Java program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Started often and used little: no second compiler, one collector thread, no shared-memory file.
        command.addAll(List.of(
                HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8"));
        command.add("-cp");
        command.add(program.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(program.mainClass());
        command.addAll(program.arguments());
        return command;
    }

    private static void follow(Process process, Consumer<String> log) {
        Thread reader = new Thread(() -> copy(process, log), "sandbox-function-log");
        reader.setDaemon(true);
        reader.start();
    }

    private static void copy(Process process, Consumer<String> log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept(line);
            }
        } catch (IOException e) {
            log.accept("the function's output broke off");
        }
    }

    void onExit(Runnable then) {
        Thread waiting = new Thread(
                () -> {
                    awaitExit();
                    then.run();
                },
                "sandbox-function-exit");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void awaitExit() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if the JVM does, the process has to go too.
            kill();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean diesWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** In Lambda's words. */
    String howItEnded() {
        if (process.isAlive()) {
            return "Runtime exited";
        }
        int status = process.exitValue();
        if (status == 0) {
            return "Runtime exited without providing a reason";
        }
        return "Runtime exited with error: " + (status == SIGNALLED + 9 ? "signal: killed" : "exit status " + status);
    }
}
