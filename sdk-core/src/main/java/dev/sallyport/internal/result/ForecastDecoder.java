package dev.sallyport.internal.result;

import dev.sallyport.Forecast;
import dev.sallyport.SeriesForecast;
import dev.sallyport.contract.ForecastResult;
import dev.sallyport.internal.transport.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a reply as a forecast. */
public final class ForecastDecoder {

    private ForecastDecoder() {}

    /**
     * The forecast.
     *
     * @throws dev.sallyport.SallyportException if the reply is a refusal or holds no forecast
     */
    public static Forecast decoded(Reply reply) {
        ForecastResult sent = Refusals.result(reply).forecast();
        if (sent == null || sent.series() == null) {
            throw Refusals.nothing(reply);
        }
        return new Forecast(
                sent.series().stream().map(ForecastDecoder::series).toList(),
                Receipts.of(reply, null, null, sent.usage(), null));
    }

    private static SeriesForecast series(ForecastResult.SeriesForecast sent) {
        return new SeriesForecast(
                text(sent.id()),
                Objects.requireNonNullElse(sent.status(), "refused"),
                text(sent.frequency()),
                text(sent.method()),
                list(sent.points()).stream().map(ForecastDecoder::point).toList(),
                Optional.ofNullable(sent.backtest()).map(ForecastDecoder::backtest),
                list(sent.audit()).stream()
                        .map(note -> new SeriesForecast.AuditNote(
                                text(note.code()), Quotes.optional(note.at()), text(note.message())))
                        .toList());
    }

    private static SeriesForecast.Point point(ForecastResult.Point sent) {
        Map<Integer, SeriesForecast.Interval> intervals = new LinkedHashMap<>();
        map(sent.intervals()).forEach((level, bounds) -> {
            if (percent(level) && bounds.size() == 2 && !bounds.contains(null)) {
                intervals.put(Integer.valueOf(level), new SeriesForecast.Interval(bounds.get(0), bounds.get(1)));
            }
        });
        return new SeriesForecast.Point(
                Optional.ofNullable(sent.date()),
                Objects.requireNonNullElse(sent.step(), 0),
                optional(sent.mean()),
                Collections.unmodifiableMap(intervals));
    }

    private static SeriesForecast.Backtest backtest(ForecastResult.Backtest sent) {
        Map<Integer, Double> coverage = new LinkedHashMap<>();
        map(sent.coverage()).forEach((level, share) -> {
            if (percent(level) && share != null) {
                coverage.put(Integer.valueOf(level), share);
            }
        });
        return new SeriesForecast.Backtest(
                Objects.requireNonNullElse(sent.folds(), 0),
                optional(sent.mase()),
                optional(sent.naiveMase()),
                optional(sent.smape()),
                Collections.unmodifiableMap(coverage));
    }

    private static boolean percent(String level) {
        return level.matches("\\d{1,2}");
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <E> List<E> list(@Nullable List<E> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }
}
