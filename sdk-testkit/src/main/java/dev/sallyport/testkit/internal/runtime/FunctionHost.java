package dev.sallyport.testkit.internal.runtime;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Where the function runs: takes invocations up to the concurrency limit. Thread-safe. */
public final class FunctionHost implements AutoCloseable {

    private final Workers workers;
    private final Semaphore free;
    private final AtomicLong accepted = new AtomicLong();

    private FunctionHost(Workers workers, int concurrency) {
        this.workers = workers;
        this.free = new Semaphore(concurrency);
    }

    /** A host for that program; its first process is being started when this returns. */
    public static FunctionHost start(Program program, ProcessSettings settings, int concurrency) {
        if (program instanceof Program.Java java) {
            return new FunctionHost(ProcessWorkers.start(java, settings, concurrency), concurrency);
        }
        return new FunctionHost(new HandlerWorkers(((Program.InProcess) program).handler()), concurrency);
    }

    /** Starts a run under that request id; empty if as many as allowed are running. Never waits. */
    public Optional<Invocation> begin(String requestId, String functionArn, byte[] payload) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        accepted.incrementAndGet();
        Reply reply = new Reply(free::release);
        Invocation invocation = new Invocation(requestId, functionArn, payload, reply);
        workers.take(invocation);
        return Optional.of(invocation);
    }

    /** How many runs were accepted so far. */
    public long accepted() {
        return accepted.get();
    }

    /** Ends what is running as a crash would. */
    public void kill() {
        workers.kill();
    }

    @Override
    public void close() {
        workers.close();
    }
}
