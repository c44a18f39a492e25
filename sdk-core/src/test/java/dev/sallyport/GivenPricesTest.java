package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.ForecastResult;
import dev.sallyport.contract.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GivenPricesTest {

    private static final String FORECAST = """
            {"series":[{"id":"HKD","status":"ok","frequency":"M","method":"seasonal naive",
              "points":[{"date":"2026-01-01","step":1,"mean":10.5,"intervals":{"80":[9,12],"95":[8,13]}}],
              "backtest":{"folds":3,"mase":0.9,"smape":4.5,"coverage":{"80":0.81}},
              "audit":[{"code":"gap","at":4,"message":"a value is missing"}]}],
             "usage":{"inputTokens":0,"outputTokens":0,"modelCalls":0}}""";

    private FakeFunction function;
    private DocumentAnalyzer analyzer;

    @BeforeEach
    void start() {
        function = FakeFunction.start()
                .replies(events -> events.end(
                        new Event.Result(null, null, null, null, Codec.read(FORECAST, ForecastResult.class))));
        analyzer = Given.analyzer(function.uri(), TransportMode.STREAMING, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        analyzer.close();
        function.close();
    }

    @Test
    void whenTheyAreForecast_thenPointsIntervalsAndBacktestComeBack() {
        Forecast forecast =
                analyzer.forecast(ForecastRequest.of(PriceHistory.monthly("HKD", LocalDate.of(2025, 1, 1), 1, 2, 3))
                        .months(1));
        SeriesForecast series = forecast.series().get(0);
        assertThat(series.status()).isEqualTo("ok");
        assertThat(series.points()).singleElement().satisfies(point -> {
            assertThat(point.date()).contains("2026-01-01");
            assertThat(point.mean()).hasValue(10.5);
            assertThat(point.intervals()).containsEntry(80, new SeriesForecast.Interval(9, 12));
        });
        assertThat(series.backtest().orElseThrow().naiveMase()).isEmpty();
        assertThat(series.backtest().orElseThrow().coverage()).containsEntry(80, 0.81);
        assertThat(series.audit())
                .singleElement()
                .satisfies(note -> assertThat(note.at()).hasValue(4));
        assertThat(forecast.receipt().model()).isEmpty();
    }

    @Test
    void whenTheyAreForecast_thenTheFunctionGetsThemAsTheyAre() throws IOException {
        analyzer.forecast(ForecastRequest.of(
                        PriceHistory.monthly("HKD", LocalDate.of(2025, 1, 1), List.of(new BigDecimal("1.25"))),
                        PriceHistory.of("gap", "D", LocalDate.of(2025, 1, 1), Arrays.asList(1.0, null, 3.0)),
                        PriceHistory.hourly("hour", LocalDateTime.of(2025, 1, 1, 10, 0), List.of(1.0)),
                        PriceHistory.undated("steps", "Q", List.of(1.0)).season(2))
                .horizon(7)
                .levels(50));
        Request request = function.invocations().get(0).request();
        Request.ForecastTask task = Objects.requireNonNull(request.forecast());
        assertThat(task.horizon()).isEqualTo(7);
        assertThat(task.levels()).containsExactly(50);
        assertThat(task.series())
                .containsExactly(
                        new Request.PriceSeries("HKD", "M", "2025-01-01", List.of(1.25)),
                        new Request.PriceSeries("gap", "D", "2025-01-01", Arrays.asList(1.0, null, 3.0)),
                        new Request.PriceSeries("hour", "H", "2025-01-01T10:00:00", List.of(1.0)),
                        new Request.PriceSeries("steps", "Q", null, List.of(1.0), 2));
        assertThat(request.documents()).isNull();
    }

    @Test
    void whenTheyAreNonsense_thenTheyAreRefusedWhereTheyAreSet() {
        assertThatIllegalArgumentException().isThrownBy(ForecastRequest::of);
        assertThatIllegalArgumentException().isThrownBy(() -> PriceHistory.undated("x", "Z", List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> PriceHistory.undated("x", "D", List.of(Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceHistory.undated("x", "D", List.of(1.0)).season(0));
        ForecastRequest request = ForecastRequest.of(PriceHistory.undated("x", "D", List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> request.horizon(0));
        assertThatIllegalArgumentException().isThrownBy(() -> request.levels(100));
    }
}
