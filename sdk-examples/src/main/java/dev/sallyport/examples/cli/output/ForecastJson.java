package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.SeriesForecast;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Usage;
import java.util.List;

/** Forecasts as the contract's result object. */
public final class ForecastJson {

    private ForecastJson() {}

    /**
     * The object.
     *
     * @param requestId the call's id; of several calls, the first's
     * @param series all forecasts, in the file's order
     * @param usage what all calls together used
     */
    public static ObjectNode of(String requestId, List<SeriesForecast> series, Usage usage) {
        ObjectNode json = Codec.object().put("requestId", requestId);
        ArrayNode all = json.putArray("series");
        series.forEach(one -> all.add(one(one)));
        json.set("usage", Codec.tree(usage));
        return json;
    }

    private static ObjectNode one(SeriesForecast series) {
        ObjectNode json = Codec.object()
                .put("id", series.id())
                .put("status", series.status())
                .put("frequency", series.frequency())
                .put("method", series.method());
        ArrayNode points = json.putArray("points");
        series.points().forEach(point -> points.add(point(point)));
        json.set("backtest", series.backtest().map(ForecastJson::backtest).orElse(null));
        json.putArray("adjustments");
        ArrayNode audit = json.putArray("audit");
        for (SeriesForecast.AuditNote note : series.audit()) {
            ObjectNode entry = audit.addObject().put("code", note.code());
            entry.set("at", Numbers.of(note.at()));
            entry.put("message", note.message());
        }
        return json;
    }

    private static ObjectNode point(SeriesForecast.Point point) {
        ObjectNode json = Codec.object();
        point.date().ifPresentOrElse(date -> json.put("date", date), () -> json.put("step", point.step()));
        json.set("mean", Numbers.of(point.mean()));
        ObjectNode intervals = json.putObject("intervals");
        point.intervals()
                .forEach((level, interval) -> intervals
                        .putArray(String.valueOf(level))
                        .add(Numbers.of(interval.lower()))
                        .add(Numbers.of(interval.upper())));
        return json;
    }

    private static ObjectNode backtest(SeriesForecast.Backtest backtest) {
        ObjectNode json = Codec.object().put("folds", backtest.folds());
        json.set("mase", Numbers.of(backtest.mase()));
        json.set("naiveMase", Numbers.of(backtest.naiveMase()));
        json.set("smape", Numbers.of(backtest.smape()));
        ObjectNode coverage = json.putObject("coverage");
        backtest.coverage().forEach((level, share) -> coverage.set(String.valueOf(level), Numbers.of(share)));
        return json;
    }
}
