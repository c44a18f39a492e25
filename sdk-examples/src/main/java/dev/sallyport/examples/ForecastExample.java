package dev.sallyport.examples;

import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Forecast;
import dev.sallyport.ForecastRequest;
import dev.sallyport.PriceHistory;
import dev.sallyport.SeriesForecast;
import dev.sallyport.testkit.Sandbox;
import java.time.LocalDate;

/** Prices in, a year of prices out, with the ranges that they will mostly stay in. */
public final class ForecastExample {

    private ForecastExample() {}

    /** The year after the last price. */
    // tag::forecast[]
    public static Forecast nextYear(DocumentAnalyzer analyzer, LocalDate start, double... prices) {
        PriceHistory history = PriceHistory.monthly("HKD", start, prices);
        return analyzer.forecast(ForecastRequest.of(history).months(12).levels(80, 95));
    }
    // end::forecast[]

    /** Forecasts a made-up history, in a sandbox. */
    public static void main(String[] args) {
        double[] prices = new double[36];
        for (int month = 0; month < prices.length; month++) {
            prices[month] = 100 + month + 10 * Math.sin(Math.PI * month / 6);
        }
        try (Sandbox sandbox = Sandbox.start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            for (SeriesForecast series :
                    nextYear(analyzer, LocalDate.of(2023, 1, 1), prices).series()) {
                series.points()
                        .forEach(point -> System.out.println(point.date().orElseThrow() + " "
                                + point.mean().orElseThrow() + " " + point.intervals()));
            }
        }
    }
}
