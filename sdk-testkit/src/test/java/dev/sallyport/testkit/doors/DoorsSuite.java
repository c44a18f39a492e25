package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is to be allowed stands in a table; the evaluator and the sandbox each have to say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorsSuite {

    private final Bench bench;
    private final Set<String> allowed;

    DoorsSuite(Bench bench, String table) {
        this.bench = bench;
        this.allowed = Table.of(table);
    }

    /** Everything that is asked. */
    abstract Stream<Request> requests();

    Bench bench() {
        return bench;
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenItIsAsked_thenEvaluatorAndSandboxSayWhatTheTableSays(Request request) throws Exception {
        bench.check(request, allowed);
    }

    @Test
    void whenTheyAreCounted_thenTheTableNamesNoOther() {
        assertThat(requests().map(Request::toString).collect(Collectors.toSet()))
                .containsAll(allowed);
    }
}
