package dev.sallyport.testkit.internal.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of the machine, given bytes and asked for text within a time limit. */
final class ChildProcess {

    private static final long SECONDS = 60;

    /** Both ends of a pipe wait for each other: the common pool may have one thread only, and then neither moves. */
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "rehearsal-pipe");
        thread.setDaemon(true);
        thread.start();
    };

    private ChildProcess() {}

    /** What it printed; empty if it isn't installed, failed or took too long. */
    static Optional<String> run(List<String> command, byte[] input) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            Process process = builder.start();
            try {
                return output(process, input);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> output(Process process, byte[] input) {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process), THREADS);
        CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process, input), THREADS);
        try {
            byte[] printed = output.get(SECONDS, TimeUnit.SECONDS);
            fed.get(SECONDS, TimeUnit.SECONDS);
            boolean well = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return well ? Optional.of(new String(printed, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // It has ended before it read everything; its status says how.
            process.destroy();
        }
    }
}
