package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.time.Ids;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A running function: a JVM of its own with Lambda's environment variables and nothing of this process'. */
final class FunctionProcess {

    private static final int SIGNALLED = 128;
    private static final int SMALLEST_HEAP = 64;

    /** What the search for programs and libraries, and a JVM on Windows, can't do without. */
    private static final List<String> INHERITED = List.of("PATH", "LD_LIBRARY_PATH", "SystemRoot");

    private final Process process;
    private final ProcessMemory memory;
    private final ProcessOutput output;
    private volatile boolean killed;

    private FunctionProcess(Process process, Consumer<String> lines) {
        this.process = process;
        this.memory = new ProcessMemory(process.pid());
        this.output = ProcessOutput.of(process, lines);
    }

    static FunctionProcess start(
            Program.Java program, Hosting hosting, Barrier barrier, int runtimeApiPort, Consumer<String> lines) {
        ProcessSettings settings = hosting.settings();
        ProcessBuilder builder = new ProcessBuilder(barrier.around(command(program, settings)))
                .directory(settings.taskRoot().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.putAll(settings.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtimeApiPort);
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream(hosting));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new FunctionProcess(process, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the function process can't be started", e);
        }
    }

    /** As AWS names it: day, version, and an id of the environment. */
    private static String logStream(Hosting hosting) {
        String day =
                DateTimeFormatter.ofPattern("yyyy/MM/dd").format(LocalDate.ofInstant(hosting.now(), ZoneOffset.UTC));
        return day + "/[1]" + Ids.hex(hosting.random(), 32);
    }

    private static List<String> command(Program.Java program, ProcessSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int memory = settings.memory();
        // The heap's end is the function's; what is used beside it is held against the memory as a whole.
        command.add("-Xmx" + Math.max(SMALLEST_HEAP, memory / 2) + "m");
        command.add("-XX:MaxDirectMemorySize=" + memory + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        // Started often and used little: no second compiler, one collector thread, no shared-memory file.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + settings.taskRoot().resolve(ProcessSettings.NO_STORAGE));
        command.add("-cp");
        command.add(program.classPath().stream()
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(program.mainClass());
        command.addAll(program.arguments());
        return command;
    }

    ProcessMemory memory() {
        return memory;
    }

    /** Hands on what it has printed so far. */
    void settle() {
        output.drain();
    }

    void onExit(Runnable then) {
        Thread waiting = new Thread(
                () -> {
                    awaitExit();
                    output.end();
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
        memory.usedAtMost();
        killed = process.isAlive();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** In Lambda's words. */
    String howItEnded() {
        if (process.isAlive()) {
            return "Runtime exited";
        }
        int status = process.exitValue();
        if (killed || status == SIGNALLED + 9) {
            return "Runtime exited with error: signal: killed";
        }
        return status == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: exit status " + status;
    }
}
