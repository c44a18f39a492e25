package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.testkit.internal.time.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Execution environments, a process each: one from the start, more when invocations wait, a new one for each that dies in
 * work. One that dies before it is ready takes the invocation with it that it was started for, and isn't replaced.
 */
final class ProcessWorkers implements Workers {

    private final Program.Java program;
    private final ProcessSettings settings;
    private final int limit;
    private final RuntimeApi api = new RuntimeApi(this);
    private final List<Environment> environments = new ArrayList<>();
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Thread hook = new Thread(this::destroyAll, "sandbox-shutdown");
    private final Timeline timeline;
    private final RandomGenerator random;
    private boolean closed;

    private ProcessWorkers(
            Program.Java program, ProcessSettings settings, int limit, Timeline timeline, RandomGenerator random) {
        this.program = program;
        this.settings = settings;
        this.limit = limit;
        this.timeline = timeline;
        this.random = random;
    }

    static ProcessWorkers start(
            Program.Java program, ProcessSettings settings, int limit, Timeline timeline, RandomGenerator random) {
        ProcessWorkers workers = new ProcessWorkers(program, settings, limit, timeline, random);
        Runtime.getRuntime().addShutdownHook(workers.hook);
        synchronized (workers) {
            workers.hire();
        }
        return workers;
    }

    @Override
    public synchronized void take(Invocation invocation) {
        if (closed) {
            invocation.reply().end(Failure.exited(invocation, "the sandbox is closed"));
            return;
        }
        waiting.add(invocation);
        dispatch();
    }

    /** An environment asks for work. */
    synchronized void idle(Environment environment, Poll poll) {
        environment.ready(poll);
        dispatch();
    }

    /** An environment's connection broke before the invocation reached it. */
    synchronized void returned(Environment environment, Invocation invocation) {
        environment.released(invocation);
        if (!invocation.reply().isDone()) {
            waiting.addFirst(invocation);
            dispatch();
        }
    }

    synchronized void died(Environment environment) {
        environments.remove(environment);
        api.shut(environment);
        if (closed) {
            return;
        }
        if (environment.isNeeded()) {
            hire();
        } else if (!environment.everReady() && coming() < waiting.size()) {
            Invocation unlucky = waiting.remove();
            unlucky.reply().end(environment.initFailure(unlucky));
        }
        dispatch();
    }

    private void dispatch() {
        for (Environment environment : List.copyOf(environments)) {
            if (!waiting.isEmpty() && environment.isFree()) {
                give(environment, waiting.remove());
            }
        }
        while (coming() < waiting.size() && environments.size() < limit) {
            hire();
        }
    }

    private void give(Environment environment, Invocation invocation) {
        environment.give(
                invocation,
                timeline.after(settings.timeout(), () -> environment.timeout(invocation, settings.timeout())));
    }

    private long coming() {
        return environments.stream().filter(Environment::isComing).count();
    }

    private void hire() {
        Environment environment = new Environment(this, settings.timeout(), random);
        ProcessSettings followed = settings.alsoTo(environment::printed);
        environment.run(FunctionProcess.start(program, followed, api.open(environment), Ids.hex(random, 32)));
        environments.add(environment);
    }

    @Override
    public void kill() {
        List<Environment> doomed;
        synchronized (this) {
            doomed = List.copyOf(environments);
        }
        doomed.forEach(Environment::kill);
        doomed.forEach(Environment::awaitDeath);
    }

    private void destroyAll() {
        List<Environment> doomed;
        synchronized (this) {
            closed = true;
            doomed = List.copyOf(environments);
        }
        doomed.forEach(Environment::kill);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.forEach(i -> i.reply().end(Failure.exited(i, "the sandbox was closed")));
            waiting.clear();
        }
        kill();
        api.close();
        unhook();
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook has run or will.
            hook.interrupt();
        }
    }
}
