package dev.sallyport.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.sallyport.forecast.SeriesForecast.AuditNote;
import dev.sallyport.forecast.SeriesForecast.Backtest;
import dev.sallyport.forecast.SeriesForecast.Interval;
import dev.sallyport.forecast.SeriesForecast.Point;
import dev.sallyport.forecast.SeriesForecast.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PriceForecasterTest {

    @Nested
    class GivenThreeQuartersOfTwoSeasons {
        /** Errors between the seasons: 1, -2, 2. Their root mean square is the root of 3. */
        private final PriceSeries series = Histories.undated(3, 10.0, 20.0, 30.0, 11.0, 18.0, 32.0);

        @Test
        void whenForecast_thenTheLastSeasonRepeats() {
            SeriesForecast forecast = new PriceForecaster(7).forecast(series);

            assertThat(forecast.status()).isEqualTo(Status.NAIVE);
            assertThat(forecast.method()).isEqualTo("seasonal naive, season of 3");
            assertThat(forecast.points())
                    .extracting(Point::mean)
                    .containsExactly(11.0, 18.0, 32.0, 11.0, 18.0, 32.0, 11.0);
            assertThat(forecast.audit()).isEmpty();
        }

        @Test
        void whenForecast_thenTheWidthGrowsByTheRootOfTheSeasons() {
            List<Point> points =
                    new PriceForecaster(7, List.of(95)).forecast(series).points();

            assertThat(points)
                    .extracting(point -> halfWidth(point) / (1.959963984540054 * Math.sqrt(3)))
                    .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                    .containsExactly(1.0, 1.0, 1.0, Math.sqrt(2), Math.sqrt(2), Math.sqrt(2), Math.sqrt(3));
        }

        @Test
        void whenNoLevelIsAskedFor_thenPointsHaveNoIntervals() {
            assertThat(new PriceForecaster(1, List.of())
                            .forecast(series)
                            .points()
                            .get(0)
                            .intervals())
                    .isEmpty();
        }

        @Test
        void whenTheHorizonLeavesNoBeginning_thenThereIsNoBacktest() {
            assertThat(new PriceForecaster(1).forecast(series).backtest()).isNull();
        }

        private double halfWidth(Point point) {
            Interval interval = Objects.requireNonNull(point.intervals().get(95));
            return (interval.upper() - interval.lower()) / 2;
        }
    }

    @Nested
    class GivenAMonthlyHistory {

        @Test
        void whenItEndsInDecember_thenTheForecastBeginsInJanuary() {
            SeriesForecast forecast = new PriceForecaster(3).forecast(Histories.monthly(count(24)));

            assertThat(forecast.frequency()).isEqualTo(Frequency.M);
            assertThat(forecast.points())
                    .extracting(point -> Frequency.M.text(Objects.requireNonNull(point.start())))
                    .containsExactly("2026-01-31", "2026-02-28", "2026-03-31");
        }

        @Test
        void whenItIsOneMonthShortOfTwoSeasons_thenItsLastValueRepeats() {
            SeriesForecast forecast = new PriceForecaster(2).forecast(Histories.monthly(count(23)));

            assertThat(forecast.method()).isEqualTo("naive");
            assertThat(forecast.points()).extracting(Point::mean).containsExactly(23.0, 23.0);
            assertThat(codes(forecast)).containsExactly("short_history");
        }
    }

    @Nested
    class GivenAHistoryToTestOn {

        /** Without a season every error is 1, its scale is 1, and the first step of each fold is missed by 1, the second by 2. */
        @Test
        void whenItRisesByOne_thenTheMeasuresAreTheHandMadeOnes() {
            Backtest backtest = backtest(2, Histories.undated(1, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0));

            assertThat(backtest.folds()).isEqualTo(2);
            assertThat(backtest.mase()).isEqualTo(1.5);
            double smape = 50 * (1 / 11.0 + 2 / 12.0 + 1 / 7.0 + 2 / 8.0);
            assertThat(backtest.smape()).isCloseTo(smape, within(1e-9));
            assertThat(backtest.coverage()).containsEntry(80, 0.5).containsEntry(95, 1.0);
        }

        @Test
        void whenItIsLong_thenItIsForecastTenTimes() {
            assertThat(backtest(2, Histories.undated(1, count(100))).folds()).isEqualTo(10);
        }

        @Test
        void whenItNeverChanges_thenThereIsNoScaleAndEveryValueIsInside() {
            Backtest backtest = backtest(1, Histories.undated(1, 5.0, 5.0, 5.0, 5.0));

            assertThat(backtest.mase()).isNull();
            assertThat(backtest.naiveMase()).isNull();
            assertThat(backtest.smape()).isZero();
            assertThat(backtest.coverage()).containsEntry(80, 1.0);
        }

        @Test
        void whenAPeriodIsMissing_thenItIsNotMeasured() {
            Backtest backtest = backtest(1, Histories.undated(1, 1.0, 2.0, 3.0, 4.0, null));

            assertThat(backtest.folds()).isEqualTo(1);
        }

        private Backtest backtest(int horizon, PriceSeries series) {
            return Objects.requireNonNull(
                    new PriceForecaster(horizon).forecast(series).backtest());
        }
    }

    @Nested
    class GivenAnOddHistory {

        @Test
        void whenValuesAreMissing_thenTheSeasonBeforeStandsInWithItsWiderInterval() {
            SeriesForecast forecast =
                    new PriceForecaster(2, List.of(80)).forecast(Histories.undated(2, 1.0, 5.0, 2.0, 7.0, 1.0, null));

            assertThat(forecast.points()).extracting(Point::mean).containsExactly(1.0, 7.0);
            assertThat(width(forecast, 1) / width(forecast, 0)).isCloseTo(Math.sqrt(2), within(1e-9));
            assertThat(forecast.audit())
                    .extracting(AuditNote::code, AuditNote::at)
                    .containsExactly(tuple("missing", 5));
        }

        @Test
        void whenAPeriodOfTheSeasonWasNeverSeen_thenTheLastValueRepeats() {
            SeriesForecast forecast = new PriceForecaster(1)
                    .forecast(Histories.undated(3, 1.0, 2.0, null, 3.0, 4.0, null, 5.0, 6.0, null));

            assertThat(forecast.method()).isEqualTo("naive");
            assertThat(forecast.points().get(0).mean()).isEqualTo(6.0);
            assertThat(codes(forecast)).contains("short_history");
        }

        @Test
        void whenValuesAreNotPrices_thenEachIsNamed() {
            SeriesForecast forecast = new PriceForecaster(1)
                    .forecast(
                            Histories.undated(1, 1.0, -2.0, 0.0, Double.NaN, Double.NEGATIVE_INFINITY, null, 3.0, 4.0));

            assertThat(forecast.audit().stream().map(note -> note.code() + "@" + note.at()))
                    .containsExactly("missing@5", "not_finite@3", "not_finite@4", "negative@1", "zero@2");
        }

        @Test
        void whenAllValuesAreTheSame_thenTheIntervalsHaveNoWidthAndTheAuditSaysSo() {
            SeriesForecast forecast = new PriceForecaster(1).forecast(Histories.undated(1, 4.0, 4.0, 4.0));

            assertThat(width(forecast, 0)).isZero();
            assertThat(codes(forecast)).containsExactly("constant");
        }

        @Test
        void whenThereAreTwoValues_thenItIsRefused() {
            assertRefused(Histories.undated(1, 1.0, 2.0), "too_short");
        }

        @Test
        void whenNoValueFollowsAnother_thenItIsRefused() {
            assertRefused(Histories.undated(1, 1.0, null, 2.0, null, 3.0), "too_short");
        }

        @Test
        void whenPricesAreTooFarApartToSubtract_thenItIsRefused() {
            assertRefused(
                    Histories.undated(1, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, 1.0), "too_large");
        }

        @Test
        void whenEveryValueIsOdd_thenTwentyAreNamed() {
            assertThat(new PriceForecaster(1)
                            .forecast(Histories.undated(1, negative(50)))
                            .audit())
                    .hasSize(20);
        }

        private void assertRefused(PriceSeries series, String code) {
            SeriesForecast forecast = new PriceForecaster(1).forecast(series);

            assertThat(forecast.status()).isEqualTo(Status.REFUSED);
            assertThat(forecast.points()).isEmpty();
            assertThat(forecast.backtest()).isNull();
            assertThat(codes(forecast)).contains(code);
        }

        private double width(SeriesForecast forecast, int point) {
            Interval interval = Objects.requireNonNull(
                    forecast.points().get(point).intervals().get(80));
            return interval.upper() - interval.lower();
        }
    }

    @Nested
    class GivenNonsense {

        @Test
        void whenTheHorizonIsOutOfRange_thenItIsRefusedWhereItIsSet() {
            assertThatIllegalArgumentException().isThrownBy(() -> new PriceForecaster(0));
            assertThatIllegalArgumentException().isThrownBy(() -> new PriceForecaster(1_001));
        }

        @Test
        void whenALevelIsOutOfRange_thenItIsRefusedWhereItIsSet() {
            assertThatIllegalArgumentException().isThrownBy(() -> new PriceForecaster(1, List.of(80, 0)));
            assertThatIllegalArgumentException().isThrownBy(() -> new PriceForecaster(1, List.of(100)));
        }

        @Test
        void whenTheSeasonIsOutOfRange_thenItIsRefusedWhereItIsSet() {
            assertThatIllegalArgumentException().isThrownBy(() -> Histories.undated(0, 1.0));
        }

        @Test
        void whenADatedSeriesHasNoFrequency_thenItIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PriceSeries("s", null, Frequency.start("2026-01-01"), 1, List.of()));
        }
    }

    @Test
    void whenShown_thenNoPriceIs() {
        PriceSeries series = Histories.monthly(12345.0, 12346.0, 12347.0);

        assertThat(series.toString() + new PriceForecaster(2).forecast(series)).doesNotContain("1234");
    }

    private static List<String> codes(SeriesForecast forecast) {
        return forecast.audit().stream().map(AuditNote::code).toList();
    }

    private static @Nullable Double[] count(int length) {
        List<Double> values = new ArrayList<>();
        for (int i = 1; i <= length; i++) {
            values.add((double) i);
        }
        return values.toArray(new Double[0]);
    }

    private static @Nullable Double[] negative(int length) {
        return Arrays.stream(count(length))
                .map(value -> value == null ? null : -value)
                .toArray(Double[]::new);
    }
}
