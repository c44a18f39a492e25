package dev.sallyport.testkit;

import dev.sallyport.trust.Topology;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a running sandbox is made of. */
final class Parts implements AutoCloseable {

    private final Topology topology;

    private Parts(Topology topology) {
        this.topology = topology;
    }

    static Parts start(
            Topology topology,
            FunctionProgram function,
            @Nullable StandInModel model,
            Clock clock,
            int concurrency,
            Consumer<String> log) {
        throw new IllegalStateException("the sandbox is still being built");
    }

    Endpoints endpoints() {
        throw new IllegalStateException("the sandbox is still being built");
    }

    Topology topology() {
        return topology;
    }

    People people() {
        throw new IllegalStateException("the sandbox is still being built");
    }

    String kmsKeyArn() {
        return "";
    }

    long invocations() {
        return 0;
    }

    long modelRuns() {
        return 0;
    }

    void killFunction() {}

    @Override
    public void close() {}

    /** Who there is. */
    record People(Principal caller, Principal other, Principal function, Principal stranger) {}
}
