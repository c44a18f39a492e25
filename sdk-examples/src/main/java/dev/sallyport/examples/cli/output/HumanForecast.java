package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A forecast's result object in words for a person. */
public final class HumanForecast {

    private final StringBuilder text = new StringBuilder();

    private HumanForecast() {}

    /** The words, safe for a terminal, ending with a line feed. */
    public static String of(JsonNode result) {
        HumanForecast human = new HumanForecast();
        result.path("series").forEach(human::series);
        return human.text.toString();
    }

    private void series(JsonNode series) {
        String id = series.path("id").asText();
        String method = series.path("method").asText();
        line((id.isEmpty() ? "" : id + ": ")
                + series.path("status").asText()
                + (method.isEmpty() ? "" : ", " + method));
        series.path("points").forEach(this::point);
        series.path("audit")
                .forEach(note -> line("  note: " + note.path("message").asText()));
    }

    private void point(JsonNode point) {
        String when = point.has("date")
                ? point.path("date").asText()
                : "+" + point.path("step").asText();
        StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "  %-12s", when));
        words.append(number(point.path("mean")));
        point.path("intervals")
                .properties()
                .forEach(interval -> words.append("   ")
                        .append(interval.getKey())
                        .append(" %: ")
                        .append(number(interval.getValue().path(0)))
                        .append(" to ")
                        .append(number(interval.getValue().path(1))));
        line(words.toString());
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "unknown";
    }

    private void line(String words) {
        text.append(Printable.line(words)).append('\n');
    }
}
