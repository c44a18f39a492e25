package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Forecast;
import dev.sallyport.ForecastRequest;
import dev.sallyport.PriceHistory;
import dev.sallyport.SeriesForecast;
import dev.sallyport.contract.Usage;
import dev.sallyport.examples.cli.history.History;
import dev.sallyport.examples.cli.output.ForecastJson;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How histories become a result object: in as many calls as their horizons and the payload's limit ask for. */
record Forecasting(@Nullable Integer horizon, List<Integer> levels) {

    private static final int DEFAULT_HORIZON = 12;

    /** Values of one call: about a megabyte of the six that a payload may have. */
    private static final int VALUES_A_CALL = 100_000;

    /** Points of one call: each takes some 100 bytes of the reply. */
    private static final int POINTS_A_CALL = 50_000;

    ObjectNode of(List<History> histories, DocumentAnalyzer analyzer) {
        List<SeriesForecast> series = new ArrayList<>();
        String requestId = null;
        Usage usage = Usage.NONE;
        for (int from = 0; from < histories.size(); ) {
            int to = endOfCall(histories, from);
            Forecast forecast = analyzer.forecast(request(histories.subList(from, to)));
            series.addAll(forecast.series());
            requestId = requestId == null ? forecast.receipt().requestId() : requestId;
            usage = sum(usage, forecast.receipt().usage());
            from = to;
        }
        return ForecastJson.of(Objects.requireNonNull(requestId), series, usage);
    }

    private int endOfCall(List<History> histories, int from) {
        int steps = steps(histories.get(from));
        long values = 0;
        int to = from;
        while (to < histories.size() && steps(histories.get(to)) == steps) {
            values += histories.get(to).values().size();
            boolean full = values > VALUES_A_CALL || (to - from + 1L) * steps > POINTS_A_CALL;
            if (full && to > from) {
                return to;
            }
            to++;
        }
        return to;
    }

    private int steps(History history) {
        if (horizon != null) {
            return horizon;
        }
        Integer own = history.horizon();
        return own == null ? DEFAULT_HORIZON : own;
    }

    private ForecastRequest request(List<History> histories) {
        PriceHistory[] prices = histories.stream().map(Forecasting::prices).toArray(PriceHistory[]::new);
        try {
            return ForecastRequest.of(prices)
                    .horizon(steps(histories.get(0)))
                    .levels(levels.stream().mapToInt(Integer::intValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static PriceHistory prices(History history) {
        Integer season = history.season();
        return season == null ? ofOwnSeason(history) : ofOwnSeason(history).season(season);
    }

    private static PriceHistory ofOwnSeason(History history) {
        String start = history.start();
        if (start == null) {
            return PriceHistory.undated(history.id(), history.frequency(), history.values());
        }
        return history.frequency().equals("H")
                ? PriceHistory.hourly(history.id(), LocalDateTime.parse(start), history.values())
                : PriceHistory.of(history.id(), history.frequency(), LocalDate.parse(start), history.values());
    }

    private static Usage sum(Usage one, Usage other) {
        return new Usage(
                number(one.inputTokens()) + number(other.inputTokens()),
                number(one.outputTokens()) + number(other.outputTokens()),
                (int) (number(one.modelCalls()) + number(other.modelCalls())));
    }

    private static long number(@Nullable Number value) {
        return value == null ? 0 : value.longValue();
    }
}
