package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.time.Timeline;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Where the function runs: takes invocations up to the concurrency limit. Thread-safe. */
public final class FunctionHost implements AutoCloseable {

    private final Workers workers;
    private final Semaphore free;
    private final AtomicLong accepted = new AtomicLong();
    private final Meter meter;

    private FunctionHost(Workers workers, int concurrency, Meter meter) {
        this.workers = workers;
        this.meter = meter;
        this.free = new Semaphore(concurrency);
    }

    /** A host for that program; its first process is being started when this returns. */
    public static FunctionHost start(
            Program program,
            ProcessSettings settings,
            Capacity capacity,
            Timeline timeline,
            RandomGenerator random,
            Meter meter) {
        Hosting hosting = new Hosting(settings, timeline, random, meter);
        if (program instanceof Program.Java java) {
            return new FunctionHost(
                    ProcessWorkers.start(java, hosting, capacity.environments()), capacity.concurrency(), meter);
        }
        Workers workers = new HandlerWorkers(((Program.InProcess) program).handler(), hosting);
        return new FunctionHost(workers, capacity.concurrency(), meter);
    }

    /** Starts a run under that request id; empty if as many as allowed are running. Never waits. */
    public Optional<Invocation> begin(String requestId, String functionArn, byte[] payload) {
        return begin(requestId, functionArn, payload, null);
    }

    /** Starts a run that is told of its client. */
    public Optional<Invocation> begin(
            String requestId, String functionArn, byte[] payload, @Nullable String clientContext) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        accepted.incrementAndGet();
        meter.add(functionArn.split(":", -1)[4], "AWSLambda", "Request", BigDecimal.ONE, Meter.REQUESTS);
        Reply reply = new Reply(free::release);
        Invocation invocation =
                new Invocation(requestId, functionArn, payload, clientContext, reply, new InvocationLog());
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
