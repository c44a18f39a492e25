package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Sandbox;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everybody asks for everything everywhere. What is to be allowed stands in {@code two-doors.txt}; the evaluator
 * and the sandbox each have to say the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDoorsTest {

    private final Sandbox sandbox = Doors.builder().start();
    private final Map<String, String> versions = Doors.objects(sandbox);
    private final Bench bench = new Bench(sandbox, new Judge(sandbox.topology())).withAll();
    private final Set<String> allowed = Table.of("two-doors.txt");

    @AfterAll
    void stop() {
        bench.close();
    }

    Stream<Request> requests() {
        return Doors.requests(versions);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenItIsAsked_thenEvaluatorAndSandboxSayWhatTheTableSays(Request request) throws Exception {
        bench.check(request, allowed);
    }

    @Test
    void whenTheyAreCounted_thenTheyAreManyAndTheTableNamesNoOther() {
        Set<String> all = requests().map(Request::toString).collect(Collectors.toSet());
        assertThat(all).hasSizeGreaterThan(200).containsAll(allowed);
    }
}
