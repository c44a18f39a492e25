package dev.sallyport.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyTest {

    @ParameterizedTest
    @CsvSource({
        "H, 2026-03-29T22:00, 2026-03-29T23:00 2026-03-30T00:00 2026-03-30T01:00",
        "D, 2026-02-27,       2026-02-28 2026-03-01 2026-03-02",
        "B, 2026-11-25,       2026-11-26 2026-11-27 2026-11-30",
        "B, 2026-11-27,       2026-11-30 2026-12-01 2026-12-02",
        "B, 2026-11-28,       2026-11-30 2026-12-01 2026-12-02",
        "B, 2026-11-29,       2026-11-30 2026-12-01 2026-12-02",
        "W, 2026-12-24,       2026-12-31 2027-01-07 2027-01-14",
        "M, 2026-01-15,       2026-02-15 2026-03-15 2026-04-15",
        "M, 2026-01-31,       2026-02-28 2026-03-31 2026-04-30",
        "M, 2026-02-28,       2026-03-31 2026-04-30 2026-05-31",
        "M, 2026-01-30,       2026-02-28 2026-03-30 2026-04-30",
        "M, 2026-01-31T18:00, 2026-02-28T18:00 2026-03-31T18:00 2026-04-30T18:00",
        "Q, 2026-03-31,       2026-06-30 2026-09-30 2026-12-31",
        "Q, 2026-01-01,       2026-04-01 2026-07-01 2026-10-01",
        "Y, 2024-02-29,       2025-02-28 2026-02-28 2027-02-28",
        "Y, 2023-12-31,       2024-12-31 2025-12-31 2026-12-31"
    })
    void whenPeriodsFollow_thenTheirDatesAreThoseOfTheCalendar(Frequency frequency, String start, String following) {
        LocalDateTime first = Frequency.start(start);

        List<String> dates = IntStream.rangeClosed(1, 3)
                .mapToObj(step -> frequency.text(frequency.after(first, step)))
                .toList();

        assertThat(dates).containsExactly(following.split(" "));
    }

    @Test
    void whenALeapDayIsAYearsStart_thenTheNextLeapYearHasItAgain() {
        assertThat(Frequency.Y.after(Frequency.start("2024-02-29"), 4)).isEqualTo("2028-02-29T00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "D", "B", "W", "M", "Q", "Y"})
    void whenALetterIsKnown_thenItIsThatFrequency(String letter) {
        assertThat(Frequency.of(letter)).hasToString(letter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "X", "MONTHLY", " M"})
    void whenALetterIsUnknown_thenItIsRefused(String letter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frequency.of(letter))
                .withMessageContaining("H D B W M Q Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-02-30", "yesterday", "2026-01-01T00:00Z", "+12026-01-01", "0000-01-01"})
    void whenAStartIsNoDate_thenItIsRefusedWithoutBeingShown(String start) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frequency.start(start))
                .withMessage("a start is an ISO 8601 date, or date and time without an offset");
    }
}
