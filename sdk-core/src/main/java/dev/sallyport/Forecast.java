package dev.sallyport;

import java.util.List;

/**
 * The forecast of every history asked for.
 *
 * @param series the forecasts, in the request's order
 * @param receipt what it took
 */
public record Forecast(List<SeriesForecast> series, Receipt receipt) {

    /** Copies the list. */
    public Forecast {
        series = List.copyOf(series);
    }

    /** Shows no prices. */
    @Override
    public String toString() {
        return "Forecast[" + series.size() + " series]";
    }
}
