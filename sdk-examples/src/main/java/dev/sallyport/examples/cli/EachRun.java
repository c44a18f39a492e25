package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.examples.cli.source.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each source as a request of its own: a few at a time, and their lines in the sources' order. */
final class EachRun {

    /** As many as a sandbox runs at once on a small machine; a function's own limit is seldom lower. */
    private static final int AT_ONCE = 2;

    /** Results that wait for an earlier one. */
    private static final int AHEAD = 8;

    private final Reading reading;
    private final Done done;
    private final Consumer<ObjectNode> out;
    private final Consumer<String> progress;

    /** What has been read before. */
    interface Done {
        /** Nothing has. */
        Done NOTHING = (name, sha256) -> null;

        /** Whether the file of that name and hash was read successfully; null if it wasn't read. */
        @Nullable
        Boolean outcome(String name, @Nullable String sha256);
    }

    EachRun(Reading reading, Done done, Consumer<ObjectNode> out, Consumer<String> progress) {
        this.reading = reading;
        this.done = done;
        this.out = out;
        this.progress = progress;
    }

    /** Reads what hasn't been read; the exit code, for which a failure of an earlier run counts too. */
    int run(List<Source> sources) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        Deque<Future<Outcome>> waiting = new ArrayDeque<>();
        boolean allGood = true;
        try {
            for (Source source : sources) {
                waiting.add(workers.submit(() -> outcome(source)));
                if (waiting.size() >= AHEAD) {
                    allGood &= written(waiting.remove());
                }
            }
            while (!waiting.isEmpty()) {
                allGood &= written(waiting.remove());
            }
        } finally {
            workers.shutdownNow();
        }
        return allGood ? Exit.DONE : Exit.REFUSED;
    }

    /** What became of one source; no line where it was read before. */
    private record Outcome(boolean good, @Nullable ObjectNode line) {}

    private boolean written(Future<Outcome> future) throws InterruptedException {
        try {
            Outcome outcome = future.get();
            if (outcome.line() != null) {
                out.accept(outcome.line());
            }
            return outcome.good();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Outcome outcome(Source source) {
        String sha256 = FileHash.of(source);
        Boolean earlier = done.outcome(source.name(), sha256);
        if (earlier != null) {
            return new Outcome(earlier, null);
        }
        progress.accept(source.name());
        try {
            ObjectNode result = reading.read(List.of(source), stage -> {});
            String read = result.path("documents").path(0).path("sha256").textValue();
            return new Outcome(
                    true, line(source, sha256 == null ? read : sha256).setAll(result));
        } catch (RuntimeException e) {
            return new Outcome(
                    false, line(source, sha256).setAll(FailureReport.of(e).json()));
        }
    }

    private static ObjectNode line(Source source, @Nullable String sha256) {
        return Codec.object().put("file", source.name()).put("sha256", sha256);
    }
}
