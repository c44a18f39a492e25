package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.time.Ids;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One execution environment: a process, the poll it waits in and the invocation it works on. */
final class Environment implements Run.Place {

    private final ProcessWorkers workers;
    private final Hosting hosting;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Initialisation start;
    private @Nullable FunctionProcess process;
    private @Nullable Poll poll;
    private @Nullable Run current;
    private volatile @Nullable Run printing;
    private @Nullable Duration unreported;
    private @Nullable String answered;
    private boolean given;
    private boolean needed;
    private boolean responding;

    /** One that starts by itself. */
    Environment(ProcessWorkers workers, Hosting hosting) {
        this.workers = workers;
        this.hosting = hosting;
        this.start = Initialisation.begin(hosting, this::startedTooSlowly);
    }

    /** One that starts for that invocation, as a part of it. */
    Environment(ProcessWorkers workers, Hosting hosting, Invocation invocation) {
        this.workers = workers;
        this.hosting = hosting;
        this.start = Initialisation.within(hosting);
        begin(invocation);
    }

    void run(FunctionProcess started) {
        synchronized (this) {
            process = started;
            watch();
            if (start.tookTooLong()) {
                started.kill();
            }
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
        return poll == null && current == null && !start.tookTooLong();
    }

    synchronized boolean everReady() {
        return start.isDone();
    }

    synchronized boolean tookTooLong() {
        return start.tookTooLong();
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
        if (!start.isDone()) {
            unreported = start.done();
        }
        poll = next;
        Run run = current;
        if (run != null && !given) {
            deliver(run);
        } else if (run != null) {
            released();
            run.end(Failure.of("Runtime.Unknown", "The runtime asked for the next event without an answer."));
        }
    }

    synchronized void give(Invocation invocation) {
        Run run = begin(invocation);
        run.began(unreported);
        unreported = null;
        watch();
        deliver(run);
    }

    private synchronized Run begin(Invocation invocation) {
        Run run = Run.begin(invocation, hosting, this);
        current = run;
        printing = run;
        needed = true;
        return run;
    }

    private void watch() {
        Run run = current;
        FunctionProcess running = process;
        if (run != null && running != null) {
            run.watchedBy(List.of(
                    hosting.timeline().after(run.left(), () -> timeout(run)), MemoryWatch.of(hosting, running)));
        }
    }

    private void deliver(Run run) {
        Poll waiting = poll;
        if (waiting == null) {
            throw new IllegalStateException("not polling");
        }
        poll = null;
        given = true;
        waiting.answer(run.invocation(), run.left(), Ids.hex(hosting.random(), 32), () -> workers.returned(this, run));
    }

    private void released() {
        current = null;
        given = false;
        responding = false;
    }

    /** The run of that id, if this is what it works on; from now on only its response decides how it ends. */
    synchronized @Nullable Run respond(String requestId) {
        Run run = current;
        if (run == null || !given || responding || !run.invocation().requestId().equals(requestId)) {
            return null;
        }
        responding = true;
        answered = requestId;
        return run;
    }

    /** Whether that is what was answered last. */
    synchronized boolean hasAnswered(String requestId) {
        return requestId.equals(answered);
    }

    /** First the environment, then the caller: whose next call then finds it about to be free. */
    void answered(Run run, @Nullable Failure failure) {
        released(run);
        run.end(failure);
    }

    synchronized void released(Run run) {
        if (current == run) {
            released();
        }
    }

    synchronized boolean initError(Failure failure) {
        return start.fail(failure);
    }

    synchronized Failure initFailure(Invocation invocation) {
        Failure failure = start.failure();
        return failure != null ? failure : exit(invocation);
    }

    /** The response broke off: because the process died, if it is dead soon, else for a reason of its own. */
    Failure broken(Invocation invocation) {
        FunctionProcess running = running();
        return running != null && running.diesWithin(Duration.ofSeconds(2)) ? exit(invocation) : Failure.truncated();
    }

    private void timeout(Run run) {
        if (run.timeout()) {
            kill();
        }
    }

    private void startedTooSlowly() {
        FunctionProcess slow = tooSlow();
        if (slow != null) {
            slow.kill();
        }
    }

    private synchronized @Nullable FunctionProcess tooSlow() {
        return start.timeout() ? process : null;
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
        start.died();
        Run run = current;
        if (run != null && !responding) {
            run.end(
                    start.isDone()
                            ? Failure.exited(run.invocation(), dead.howItEnded())
                            : initFailure(run.invocation()));
            released();
        }
    }

    private Failure exit(Invocation invocation) {
        FunctionProcess running = running();
        return Failure.exited(invocation, running == null ? "Runtime never started" : running.howItEnded());
    }

    void printed(String line) {
        Run run = printing;
        if (run == null) {
            hosting.log(line);
        } else {
            run.printed(line);
        }
    }

    @Override
    public void settle() {
        FunctionProcess running = running();
        if (running != null) {
            running.settle();
        }
    }

    @Override
    public long usedAtMost() {
        FunctionProcess running = running();
        return running == null ? 0 : running.memory().usedAtMost();
    }
}
