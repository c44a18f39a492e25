package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.ForecastResult;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private final Served served = new Served();

    private static Request request(Request.@Nullable ForecastTask task) {
        return new Request(1, "r-1", 60_000L, "forecast", null, null, null, null, null, null, null, task);
    }

    private static List<@Nullable Double> years(int count) {
        List<@Nullable Double> values = new ArrayList<>();
        for (int i = 0; i < 12 * count; i++) {
            values.add(100.0 + i % 12 + (i % 5));
        }
        return values;
    }

    private List<ForecastResult.SeriesForecast> forecast(Request.PriceSeries... histories) {
        Event.Result result = served.result(request(new Request.ForecastTask(List.of(histories), 3, List.of(80, 95))));
        ForecastResult forecast = Objects.requireNonNull(result.forecast());
        assertThat(forecast.usage()).isEqualTo(Usage.NONE);
        return Objects.requireNonNull(forecast.series());
    }

    @Nested
    class GivenAMonthlyHistory {

        @Test
        void whenItIsContinued_thenThePointsAreDatedAndHaveIntervals() {
            List<ForecastResult.SeriesForecast> series =
                    forecast(new Request.PriceSeries("rice", "M", "2024-01-01", years(2)));

            assertThat(series).singleElement().satisfies(rice -> {
                assertThat(rice.id()).isEqualTo("rice");
                assertThat(rice.points())
                        .extracting(ForecastResult.Point::date)
                        .containsExactly("2026-01-01", "2026-02-01", "2026-03-01");
                assertThat(rice.points())
                        .allSatisfy(point -> assertThat(point.intervals()).containsOnlyKeys("80", "95"));
            });
        }
    }

    @Nested
    class GivenAnUndatedHistory {

        @Test
        void whenItIsContinued_thenThePointsAreCounted() {
            assertThat(forecast(new Request.PriceSeries("x", null, null, years(1))))
                    .singleElement()
                    .satisfies(x -> assertThat(x.points())
                            .extracting(ForecastResult.Point::step)
                            .containsExactly(1, 2, 3));
        }
    }

    @Nested
    class GivenAHistoryWithASeasonOfItsOwn {

        @Test
        void whenItIsContinued_thenThatSeasonIsRepeated() {
            List<@Nullable Double> values = List.of(1.0, 2.0, 9.0, 1.0, 2.0, 9.5, 1.1, 2.0, 9.0);

            assertThat(forecast(new Request.PriceSeries("x", null, null, values, 3)))
                    .singleElement()
                    .satisfies(x -> assertThat(x.points())
                            .extracting(ForecastResult.Point::mean)
                            .containsExactly(1.1, 2.0, 9.0));
        }
    }

    @Nested
    class GivenNonsense {

        @Test
        void whenItIsSent_thenUsageIsTheAnswer() {
            Request.PriceSeries fortnightly = new Request.PriceSeries("x", "F", null, years(1));
            Request.PriceSeries some = new Request.PriceSeries("x", "M", "2024-13-01", years(1));
            Request.PriceSeries good = new Request.PriceSeries("x", "M", null, years(1));
            for (Request.ForecastTask task : new Request.ForecastTask[] {
                null,
                new Request.ForecastTask(List.of(), 3, null),
                new Request.ForecastTask(List.of(fortnightly), 3, null),
                new Request.ForecastTask(List.of(some), 3, null),
                new Request.ForecastTask(List.of(good), 0, null),
                new Request.ForecastTask(List.of(good), 3, List.of(100)),
            }) {
                assertThat(served.refused(request(task)).code()).isEqualTo(ErrorCode.USAGE);
            }
        }
    }
}
