package dev.sallyport.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/** Runs both benchmarks and prints what the client adds to the bare SDK: time at the median, bytes allocated a call. */
public final class AddedCost {

    private static final double MOST_MICROS = 200;
    private static final double MOST_BYTES = 48 * 1024;
    private static final double CONFIDENCE = 0.999;

    private AddedCost() {}

    /**
     * Takes JMH's own options. Ends with 1 if the client adds more than it may.
     *
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(InvokeBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        boolean quick =
                added("time at the median, us", medians(results, "bareSdk"), medians(results, "analyze"), MOST_MICROS);
        boolean small = added("allocated a call, B", bytes(results, "bareSdk"), bytes(results, "analyze"), MOST_BYTES);
        if (!quick || !small) {
            System.exit(1);
        }
    }

    private static boolean added(String what, Statistics bare, Statistics client, double most) {
        double added = client.getMean() - bare.getMean();
        double error = Math.hypot(bare.getMeanErrorAt(CONFIDENCE), client.getMeanErrorAt(CONFIDENCE));
        System.out.printf(
                "%s: bare SDK %.1f ± %.1f, client %.1f ± %.1f, added %.1f ± %.1f (99.9 %%, n = %d), at most %.0f%n",
                what,
                bare.getMean(),
                bare.getMeanErrorAt(CONFIDENCE),
                client.getMean(),
                client.getMeanErrorAt(CONFIDENCE),
                added,
                error,
                client.getN(),
                most);
        return added <= most;
    }

    /** The median of each iteration. */
    private static Statistics medians(Collection<RunResult> results, String benchmark) {
        ListStatistics medians = new ListStatistics();
        for (IterationResult iteration : iterations(results, benchmark)) {
            medians.addValue(iteration.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return medians;
    }

    private static Statistics bytes(Collection<RunResult> results, String benchmark) {
        ListStatistics bytes = new ListStatistics();
        for (IterationResult iteration : iterations(results, benchmark)) {
            for (Result<?> secondary : iteration.getSecondaryResults().values()) {
                if (secondary.getLabel().endsWith("gc.alloc.rate.norm")) {
                    bytes.addValue(secondary.getScore());
                }
            }
        }
        return bytes;
    }

    private static Collection<IterationResult> iterations(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .flatMap(result -> result.getBenchmarkResults().stream())
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .toList();
    }
}
