package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.SandboxTime;
import dev.sallyport.trust.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Presigned URLs of everybody, used at either endpoint of S3. */
class PresignedDoorsTest {

    abstract static class Doorstep {
        private final Bench bench;
        private final Map<String, String> versions;
        private final Duration age;
        private final Set<String> allowed;

        /** @param age of a signature, as far as the sandbox knows, when its URL is used */
        Doorstep(Topology topology, Duration age, String table) {
            SandboxTime time = SandboxTime.startingAt(Instant.now());
            Sandbox sandbox = Doors.builder().topology(topology).time(time).start();
            this.versions = Doors.objects(sandbox);
            this.bench = new Bench(sandbox, new Judge(sandbox.topology())).withAll();
            // Clients sign by their own clocks, so that one step serves all.
            time.advance(age);
            this.age = age;
            this.allowed = Table.of(table);
        }

        @AfterAll
        void stop() {
            bench.close();
        }

        Stream<Request> requests() {
            return Doors.requests(PresignedWishes.all(versions, age), List.of(Who.values()));
        }

        @ParameterizedTest
        @MethodSource("requests")
        void whenItIsUsed_thenEvaluatorAndSandboxSayWhatTheTableSays(Request request) throws Exception {
            bench.check(request, allowed);
        }

        @Test
        void whenTheyAreCounted_thenTheTableNamesNoOther() {
            assertThat(requests().map(Request::toString).collect(Collectors.toSet()))
                    .containsAll(allowed);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class GivenPresignedIsSwitchedOn extends Doorstep {
        GivenPresignedIsSwitchedOn() {
            super(Topologies.presigned(), Duration.ofMinutes(1), "presigned.txt");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class GivenPresignedIsSwitchedOnAndTheSignatureIsOld extends Doorstep {
        GivenPresignedIsSwitchedOnAndTheSignatureIsOld() {
            super(Topologies.presigned(), Duration.ofMinutes(16), "presigned-no-longer.txt");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class GivenPresignedIsNotSwitchedOn extends Doorstep {
        GivenPresignedIsNotSwitchedOn() {
            super(Sandbox.defaultTopology(), Duration.ofMinutes(1), "presigned-no-longer.txt");
        }
    }
}
