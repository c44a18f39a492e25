package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One execution environment: a process, the poll it waits in and the invocation it works on. */
final class Environment {

    private final ProcessWorkers workers;
    private final Duration timeout;
    private final RandomGenerator random;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private @Nullable FunctionProcess process;
    private @Nullable Poll poll;
    private @Nullable Invocation current;
    private @Nullable Failure initError;
    private Timeline.@Nullable Alarm alarm;
    private boolean ready;
    private boolean needed;
    private boolean responding;

    Environment(ProcessWorkers workers, Duration timeout, RandomGenerator random) {
        this.workers = workers;
        this.timeout = timeout;
        this.random = random;
    }

    void run(FunctionProcess started) {
        synchronized (this) {
            process = started;
        }
        started.onExit(() -> {
            bury(started);
            workers.died(this);
            gone.complete(null);
        });
    }

    synchronized boolean isFree() {
        return poll != null && process != null && process.isAlive();
    }

    /** Whether it will ask for work without being told: it starts, or has just answered. */
    synchronized boolean isComing() {
        return !ready || (poll == null && current == null);
    }

    synchronized boolean everReady() {
        return ready;
    }

    /** Whether another has to be started when it dies: it worked, or was killed on purpose. */
    synchronized boolean isNeeded() {
        return needed;
    }

    /** It polls: what it worked on is over, answered or not. */
    synchronized void ready(Poll next) {
        if (poll != null) {
            poll.supersede();
        }
        if (current != null) {
            current.reply()
                    .end(Failure.of("Runtime.Unknown", "The runtime asked for the next event without an answer."));
        }
        released();
        poll = next;
        ready = true;
    }

    synchronized void give(Invocation invocation, Timeline.Alarm timer) {
        Poll waiting = poll;
        if (waiting == null) {
            throw new IllegalStateException("not polling");
        }
        poll = null;
        current = invocation;
        alarm = timer;
        needed = true;
        waiting.answer(invocation, timeout, Ids.hex(random, 32), () -> workers.returned(this, invocation));
    }

    synchronized void released(Invocation invocation) {
        if (current != null && current.requestId().equals(invocation.requestId())) {
            released();
        }
    }

    private void released() {
        current = null;
        responding = false;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    /** The invocation of that id, if this is what it works on; from now on only its response decides how it ends. */
    synchronized @Nullable Invocation respond(String requestId) {
        if (current == null || responding || !current.requestId().equals(requestId)) {
            return null;
        }
        responding = true;
        return current;
    }

    synchronized void initError(Failure failure) {
        initError = failure;
    }

    synchronized Failure initFailure(Invocation invocation) {
        return initError != null ? initError : exit(invocation);
    }

    /** The response broke off: because the process died, if it is dead soon, else for a reason of its own. */
    Failure broken(Invocation invocation) {
        FunctionProcess running = running();
        return running != null && running.diesWithin(Duration.ofSeconds(2)) ? exit(invocation) : Failure.truncated();
    }

    void timeout(Invocation invocation, Duration limit) {
        if (!invocation.reply().isDone()) {
            invocation
                    .reply()
                    .end(Failure.of(
                            "Sandbox.Timedout",
                            "RequestId: " + invocation.requestId() + " Error: Task timed out after " + limit.toSeconds()
                                    + ".00 seconds"));
            kill();
        }
    }

    /** A line of its process, which belongs to what it works on. */
    synchronized void printed(String line) {
        if (current != null) {
            current.log().add(line);
        }
    }

    void kill() {
        FunctionProcess running = doomed();
        if (running != null) {
            running.kill();
        }
    }

    void awaitDeath() {
        gone.join();
    }

    private synchronized @Nullable FunctionProcess doomed() {
        needed = true;
        return process;
    }

    private synchronized @Nullable FunctionProcess running() {
        return process;
    }

    private synchronized void bury(FunctionProcess dead) {
        if (poll != null) {
            poll.supersede();
            poll = null;
        }
        if (current != null && !responding) {
            current.reply().end(Failure.exited(current, dead.howItEnded()));
            released();
        }
    }

    private Failure exit(Invocation invocation) {
        FunctionProcess running = running();
        return Failure.exited(invocation, running == null ? "Runtime never started" : running.howItEnded());
    }
}
