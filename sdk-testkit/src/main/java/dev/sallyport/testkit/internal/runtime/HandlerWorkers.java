package dev.sallyport.testkit.internal.runtime;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a handler in this JVM, a thread an invocation. */
final class HandlerWorkers implements Workers {

    private final Program.Handler handler;
    private final Map<Invocation, Future<?>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-function");
        thread.setDaemon(true);
        return thread;
    });

    HandlerWorkers(Program.Handler handler) {
        this.handler = handler;
    }

    @Override
    public synchronized void take(Invocation invocation) {
        running.put(invocation, threads.submit(() -> run(invocation)));
    }

    private void run(Invocation invocation) {
        Reply reply = invocation.reply();
        try (OutputStream out = new BufferedOutputStream(new ReplyStream(reply))) {
            handler.handle(invocation.functionArn(), new ByteArrayInputStream(invocation.payload()), out);
            out.flush();
            reply.end(null);
        } catch (IOException | RuntimeException | Error e) {
            reply.end(Failure.of(e.getClass().getName(), ""));
        } finally {
            forget(invocation);
        }
    }

    private synchronized void forget(Invocation invocation) {
        running.remove(invocation);
    }

    @Override
    public synchronized void kill() {
        running.forEach((invocation, thread) -> {
            invocation.reply().end(Failure.exited(invocation, "Runtime exited with error: signal: killed"));
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
