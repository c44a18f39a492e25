package dev.sallyport.testkit.internal.runtime;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a handler in this JVM, a thread an invocation. */
final class HandlerWorkers implements Workers {

    private static final Run.Place IN_THIS_JVM = new Run.Place() {
        @Override
        public void settle() {
            // What a handler prints is this JVM's.
        }

        @Override
        public long usedAtMost() {
            Runtime runtime = Runtime.getRuntime();
            return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
        }
    };

    private final Program.Handler handler;
    private final Hosting hosting;
    private final Map<Run, Future<?>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-function");
        thread.setDaemon(true);
        return thread;
    });

    HandlerWorkers(Program.Handler handler, Hosting hosting) {
        this.handler = handler;
        this.hosting = hosting;
        Initialisation.within(hosting).done();
    }

    @Override
    public synchronized void take(Invocation invocation) {
        Run run = Run.begin(invocation, hosting, IN_THIS_JVM);
        running.put(run, threads.submit(() -> work(run)));
        run.watchedBy(List.of(hosting.timeline().after(run.left(), () -> timeout(run))));
    }

    private void work(Run run) {
        try {
            answer(run.invocation());
            run.end(null);
        } catch (IOException | RuntimeException | Error e) {
            run.end(Failure.of(e.getClass().getName(), ""));
        } finally {
            forget(run);
        }
    }

    private void answer(Invocation invocation) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new ReplyStream(invocation.reply()))) {
            handler.handle(invocation.functionArn(), new ByteArrayInputStream(invocation.payload()), out);
        }
    }

    private synchronized void timeout(Run run) {
        Future<?> thread = running.get(run);
        if (run.timeout() && thread != null) {
            thread.cancel(true);
        }
    }

    private synchronized void forget(Run run) {
        running.remove(run);
    }

    @Override
    public synchronized void kill() {
        running.forEach((run, thread) -> {
            run.end(Failure.exited(run.invocation(), "Runtime exited with error: signal: killed"));
            thread.cancel(true);
        });
    }

    @Override
    public void close() {
        kill();
        threads.shutdownNow();
    }

    private static final class ReplyStream extends OutputStream {
        private final Reply reply;

        ReplyStream(Reply reply) {
            this.reply = reply;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                reply.write(Arrays.copyOfRange(bytes, from, from + length));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the function was ended");
            }
        }
    }
}
