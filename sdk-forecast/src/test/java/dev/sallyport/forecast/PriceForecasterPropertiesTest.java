package dev.sallyport.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.forecast.SeriesForecast.AuditNote;
import dev.sallyport.forecast.SeriesForecast.Backtest;
import dev.sallyport.forecast.SeriesForecast.Interval;
import dev.sallyport.forecast.SeriesForecast.Point;
import dev.sallyport.forecast.SeriesForecast.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for any history, whatever is in it. */
class PriceForecasterPropertiesTest {

    private static final List<Integer> LEVELS = List.of(99, 50, 80, 95);

    @Test
    void whenForecast_thenEveryNumberIsFiniteAndEveryIntervalNests() {
        Histories.any().forEach(PriceForecasterPropertiesTest::assertFiniteAndNested);
    }

    private static void assertFiniteAndNested(PriceSeries series) {
        SeriesForecast forecast = new PriceForecaster(17, LEVELS).forecast(series);

        assertThat(forecast.points()).hasSize(forecast.status() == Status.REFUSED ? 0 : 17);
        for (Point point : forecast.points()) {
            assertThat(point.intervals().keySet()).containsExactly(50, 80, 95, 99);
            Interval inner = new Interval(point.mean(), point.mean());
            for (Interval interval : point.intervals().values()) {
                assertThat(interval.lower()).isFinite().isLessThanOrEqualTo(inner.lower());
                assertThat(interval.upper()).isFinite().isGreaterThanOrEqualTo(inner.upper());
                inner = interval;
            }
        }
    }

    @Test
    void whenForecast_thenPointsAscendAndAreDatedIfTheHistoryIs() {
        Histories.any().forEach(PriceForecasterPropertiesTest::assertDated);
    }

    private static void assertDated(PriceSeries series) {
        List<Point> points = new PriceForecaster(17).forecast(series).points();

        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).step()).isEqualTo(i + 1);
            assertThat(points.get(i).start() == null).isEqualTo(series.start() == null);
        }
        assertThat(points.stream().map(Point::start).filter(Objects::nonNull)).isSorted();
    }

    @Test
    void whenTestedOnItself_thenTheMeasuresAreWithinTheirBounds() {
        Histories.any().forEach(PriceForecasterPropertiesTest::assertMeasured);
    }

    private static void assertMeasured(PriceSeries series) {
        Backtest backtest = new PriceForecaster(3, LEVELS).forecast(series).backtest();

        if (backtest != null) {
            assertThat(backtest.folds()).isBetween(1, 10);
            assertThat(backtest.smape()).isBetween(0.0, 200.0);
            assertThat(backtest.mase()).isEqualTo(backtest.naiveMase());
            assertThat(backtest.coverage().values()).allMatch(share -> share >= 0 && share <= 1);
            assertThat(backtest.coverage().values().stream()).isSorted();
        }
    }

    @Test
    void whenRefused_thenTheAuditSaysWhy() {
        Histories.any().forEach(PriceForecasterPropertiesTest::assertAudited);
    }

    private static void assertAudited(PriceSeries series) {
        SeriesForecast forecast = new PriceForecaster(1).forecast(series);

        List<String> codes = forecast.audit().stream().map(AuditNote::code).toList();
        assertThat(codes.contains("too_short") || codes.contains("too_large"))
                .isEqualTo(forecast.status() == Status.REFUSED);
        assertThat(forecast.method() == null).isEqualTo(forecast.status() == Status.REFUSED);
    }

    /** The same figures in another currency: the forecast is the other's in the new unit. */
    @Test
    void whenAllPricesAreHalved_thenSoIsTheForecast() {
        Histories.any().forEach(PriceForecasterPropertiesTest::assertScales);
    }

    private static void assertScales(PriceSeries series) {
        List<Point> once = new PriceForecaster(5).forecast(series).points();
        List<Point> halved = new PriceForecaster(5).forecast(halved(series)).points();

        for (int i = 0; i < once.size(); i++) {
            assertThat(halved.get(i).mean()).isEqualTo(once.get(i).mean() / 2);
            assertThat(bounds(halved.get(i), 1)).isEqualTo(bounds(once.get(i), 0.5));
        }
    }

    @Test
    void whenChangesAreAsTheIntervalsAssume_thenTheyCoverWhatTheySay() {
        int[] inside = new int[2];
        for (int seed = 0; seed < 500; seed++) {
            List<@Nullable Double> all = Histories.seasonalWalk(seed, 4, 84);
            PriceSeries history = PriceSeries.undated("s", 4, all.subList(0, 80));
            Point last = new PriceForecaster(4).forecast(history).points().get(3);
            double actual = Objects.requireNonNull(all.get(83));
            inside[0] += interval(last, 80).contains(actual) ? 1 : 0;
            inside[1] += interval(last, 95).contains(actual) ? 1 : 0;
        }
        assertThat(inside[0] / 500.0).isBetween(0.76, 0.84);
        assertThat(inside[1] / 500.0).isBetween(0.92, 0.97);
    }

    private static Interval interval(Point point, int level) {
        return Objects.requireNonNull(point.intervals().get(level));
    }

    private static List<Double> bounds(Point point, double factor) {
        return point.intervals().values().stream()
                .flatMap(interval -> Stream.of(factor * interval.lower(), factor * interval.upper()))
                .toList();
    }

    private static PriceSeries halved(PriceSeries series) {
        List<@Nullable Double> values = new ArrayList<>(series.values());
        values.replaceAll(value -> value == null ? null : Double.valueOf(value / 2));
        return new PriceSeries(series.id(), series.frequency(), series.start(), series.season(), values);
    }
}
