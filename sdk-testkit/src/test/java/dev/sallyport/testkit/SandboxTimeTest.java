package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SandboxTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @Nested
    class GivenTimeThatATestMoves {
        private final SandboxTime time = SandboxTime.startingAt(NOON);
        private final List<String> happened = new ArrayList<>();

        @Test
        void whenNobodyMovesIt_thenItStandsStill() {
            time.timeline().after(Duration.ofMillis(1), () -> happened.add("soon"));

            assertThat(time.clock().instant()).isEqualTo(NOON);
            assertThat(happened).isEmpty();
        }

        @Test
        void whenItIsMoved_thenWhatIsDueHappensInItsOrderAtItsTime() {
            later(3);
            later(1);
            later(5);

            time.advance(Duration.ofMinutes(3));

            assertThat(happened).containsExactly("2026-11-25T12:01:00Z", "2026-11-25T12:03:00Z");
            assertThat(time.clock().instant()).isEqualTo("2026-11-25T12:03:00Z");
        }

        @Test
        void whenSomethingDueCausesMore_thenThatHappensTooIfItIsDue() {
            time.timeline().after(Duration.ofMinutes(1), () -> later(1));

            time.advance(Duration.ofMinutes(2));

            assertThat(happened).containsExactly("2026-11-25T12:02:00Z");
        }

        @Test
        void whenAnAlarmIsCancelled_thenItNeverHappens() {
            Timeline.Alarm alarm = later(1);
            alarm.cancel();

            time.advance(Duration.ofHours(1));

            assertThat(happened).isEmpty();
        }

        @Test
        void whenItIsMovedBack_thenItRefuses() {
            assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        }

        private Timeline.Alarm later(int minutes) {
            return time.timeline()
                    .after(
                            Duration.ofMinutes(minutes),
                            () -> happened.add(time.clock().instant().toString()));
        }
    }

    @Nested
    class GivenTheMachinesTime {
        @Test
        void whenATestMovesIt_thenItIsToldWhatToUse() {
            SandboxTime time = SandboxTime.system();

            assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("startingAt");
        }
    }
}
