package dev.sallyport.benchmarks;

import java.util.Collection;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Runs both benchmarks in turns and prints what the client adds to the bare SDK: time at the median, bytes allocated a call.
 * In turns, and compared turn by turn, because a machine's load changes more between two runs than the client adds.
 */
public final class AddedCost {

    private static final double MOST_MICROS = 200;
    private static final double MOST_BYTES = 48 * 1024;
    private static final double CONFIDENCE = 0.999;
    private static final int TURNS = 5;

    private AddedCost() {}

    /**
     * Takes JMH's own options. Ends with 1 if the client adds more than it may.
     *
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Options options = options(new CommandLineOptions(arguments));
        Comparison micros = new Comparison("time at the median, us", AddedCost::median, MOST_MICROS);
        Comparison bytes = new Comparison("allocated a call, B", AddedCost::allocated, MOST_BYTES);
        for (int turn = 0; turn < TURNS; turn++) {
            Collection<RunResult> results = new Runner(options).run();
            micros.add(results);
            bytes.add(results);
        }
        boolean quick = micros.shown();
        boolean small = bytes.shown();
        if (!quick || !small) {
            System.exit(1);
        }
    }

    private static Options options(CommandLineOptions given) {
        return new OptionsBuilder()
                .parent(given)
                .include(InvokeBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(given.getWarmupIterations().orElse(20))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(2)))
                .measurementIterations(given.getMeasurementIterations().orElse(5))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(2)))
                .shouldFailOnError(true)
                .build();
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double allocated(RunResult result) {
        String name = result.getSecondaryResults().keySet().stream()
                .filter(secondary -> secondary.endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
    }

    /** One figure of both benchmarks, turn by turn. */
    private static final class Comparison {
        private final String what;
        private final ToDoubleFunction<RunResult> figure;
        private final double most;
        private final ListStatistics bare = new ListStatistics();
        private final ListStatistics client = new ListStatistics();
        private final ListStatistics added = new ListStatistics();

        Comparison(String what, ToDoubleFunction<RunResult> figure, double most) {
            this.what = what;
            this.figure = figure;
            this.most = most;
        }

        void add(Collection<RunResult> results) {
            double alone = of("bareSdk", results);
            double wrapped = of("analyze", results);
            bare.addValue(alone);
            client.addValue(wrapped);
            added.addValue(wrapped - alone);
        }

        private double of(String benchmark, Collection<RunResult> results) {
            return results.stream()
                    .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                    .mapToDouble(figure)
                    .findFirst()
                    .orElseThrow();
        }

        boolean shown() {
            System.out.printf(
                    "%s: bare SDK %s, client %s, added %s, at most %.0f (99.9 %%, %d turns)%n",
                    what, with(bare), with(client), with(added), most, added.getN());
            return added.getMean() <= most;
        }

        private static String with(ListStatistics figure) {
            return String.format("%.1f ± %.1f", figure.getMean(), figure.getMeanErrorAt(CONFIDENCE));
        }
    }
}
