package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.SandboxTime;
import dev.sallyport.trust.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Presigned URLs of everybody, used at either endpoint of S3. */
class PresignedDoorsTest {

    abstract static class Doorstep extends DoorsSuite {
        private final SandboxTime time;
        private final Map<String, String> versions;
        private final Duration age;

        /** @param age of a signature, as far as the sandbox knows, when its URL is used */
        Doorstep(Topology topology, Duration age, String table) {
            this(SandboxTime.startingAt(Instant.now()), topology, age, table);
        }

        private Doorstep(SandboxTime time, Topology topology, Duration age, String table) {
            super(Bench.of(Doors.builder().topology(topology).time(time).start()), table);
            this.time = time;
            this.versions = Doors.objects(bench().sandbox());
            this.age = age;
        }

        /** Clients sign by their own clocks, so that one step serves all. */
        @BeforeAll
        void age() {
            time.advance(age);
        }

        @Override
        Stream<Request> requests() {
            return Doors.requests(PresignedWishes.all(versions, age), List.of(Who.values()));
        }
    }

    @Nested
    class GivenPresignedIsSwitchedOn extends Doorstep {
        GivenPresignedIsSwitchedOn() {
            super(Topologies.presigned(), Duration.ofMinutes(1), "presigned.txt");
        }
    }

    @Nested
    class GivenPresignedIsSwitchedOnAndTheSignatureIsOld extends Doorstep {
        GivenPresignedIsSwitchedOnAndTheSignatureIsOld() {
            super(Topologies.presigned(), Duration.ofMinutes(16), "presigned-no-longer.txt");
        }
    }

    @Nested
    class GivenPresignedIsNotSwitchedOn extends Doorstep {
        GivenPresignedIsNotSwitchedOn() {
            super(Sandbox.defaultTopology(), Duration.ofMinutes(1), "presigned-no-longer.txt");
        }
    }
}
