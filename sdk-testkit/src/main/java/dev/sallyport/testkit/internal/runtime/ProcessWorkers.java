package dev.sallyport.testkit.internal.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Execution environments, a process each: one from the start, more when invocations wait, a new one for each that dies in
 * work. One that dies before it is ready takes the invocation with it that it was started for, and isn't replaced.
 */
final class ProcessWorkers implements Workers {

    private final Program.Java program;
    private final Hosting hosting;
    private final int limit;
    private final RuntimeApi api = new RuntimeApi(this);
    private final List<Environment> environments = new ArrayList<>();
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Thread hook = new Thread(this::destroyAll, "sandbox-shutdown");
    private final Barrier barrier;
    /** How many starts took too long and are to be done again within an invocation. */
    private int overdue;

    private boolean closed;

    private ProcessWorkers(Program.Java program, Hosting hosting, int limit) {
        this.program = program;
        this.hosting = hosting;
        this.limit = limit;
        this.barrier = Barrier.of(hosting.settings().taskRoot());
    }

    static ProcessWorkers start(Program.Java program, Hosting hosting, int limit) {
        ProcessWorkers workers = new ProcessWorkers(program, hosting, limit);
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
    synchronized void returned(Environment environment, Run run) {
        environment.released(run);
        if (run.takeBack()) {
            waiting.addFirst(run.invocation());
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
        } else if (environment.tookTooLong()) {
            overdue++;
        } else if (!environment.everReady() && coming() < waiting.size()) {
            Invocation unlucky = waiting.remove();
            Run.begin(unlucky, hosting, environment).end(environment.initFailure(unlucky));
        }
        dispatch();
    }

    private void dispatch() {
        for (Environment environment : List.copyOf(environments)) {
            if (!waiting.isEmpty() && environment.isFree()) {
                environment.give(waiting.remove());
            }
        }
        while (overdue > 0 && !waiting.isEmpty() && coming() < waiting.size() && environments.size() < limit) {
            overdue--;
            Invocation first = waiting.remove();
            hire(new Environment(this, hosting, first));
        }
        while (coming() < waiting.size() && environments.size() < limit) {
            hire();
        }
    }

    private long coming() {
        return environments.stream().filter(Environment::isComing).count();
    }

    private void hire() {
        hire(new Environment(this, hosting));
    }

    private void hire(Environment environment) {
        environments.add(environment);
        environment.run(FunctionProcess.start(program, hosting, barrier, api.open(environment), environment::printed));
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
