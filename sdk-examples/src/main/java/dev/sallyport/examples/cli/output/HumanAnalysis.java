package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A result object in words for a person. */
public final class HumanAnalysis {

    private static final int WIDTH = 18;

    private final StringBuilder text = new StringBuilder();

    private HumanAnalysis() {}

    /** The words, safe for a terminal, ending with a line feed. */
    public static String of(JsonNode result) {
        HumanAnalysis human = new HumanAnalysis();
        if (result.path("rehearsal").asBoolean()) {
            human.line(
                    "Rehearsal: read by " + result.path("model").asText() + ", the sandbox's stand-in, not by Claude.");
        }
        result.path("fields").forEach(field -> human.field(field, result.path("value")));
        if (result.path("fields").isEmpty()) {
            human.line(result.path("value").toString());
        }
        result.path("warnings")
                .forEach(warning ->
                        human.line("warning: " + warning.path("message").asText()));
        human.summary(result);
        return human.text.toString();
    }

    private void field(JsonNode field, JsonNode value) {
        String path = field.path("path").asText();
        String state = field.path("state").asText();
        String name = Printable.line(path.substring(Math.min(1, path.length())));
        String shown = state.equals("found") ? scalar(value.at(path)) : state;
        line(padded(name) + " " + shown);
        field.path("evidence").forEach(this::quote);
    }

    private static String scalar(JsonNode value) {
        if (value.isObject()) {
            return value.path("currency").asText() + " " + value.path("amount").asText();
        }
        return value.isNull() ? "null" : value.asText();
    }

    private void quote(JsonNode quote) {
        String page =
                quote.path("page").isNull() ? "" : "page " + quote.path("page").asInt() + ", ";
        line(padded("") + "   " + page + quote.path("verification").asText().replace('_', ' ') + ": \u201c"
                + quote.path("quote").asText() + "\u201d");
    }

    private void summary(JsonNode result) {
        JsonNode completeness = result.path("completeness");
        int documents = result.path("documents").size();
        StringBuilder summary = new StringBuilder(documents + (documents == 1 ? " document" : " documents"));
        if (completeness.path("pages").isNumber()) {
            summary.append(", ")
                    .append(completeness.path("pagesRead").asText())
                    .append(" of ")
                    .append(completeness.path("pages").asText())
                    .append(" pages read");
        }
        if (!result.path("languages").isEmpty()) {
            summary.append(", ").append(joined(result.path("languages")));
        }
        double seconds = result.path("timings").path("total").asLong() / 1000.0;
        line(summary.append(String.format(Locale.ROOT, ", %.1f s", seconds)).toString());
    }

    private static String joined(JsonNode array) {
        StringBuilder joined = new StringBuilder();
        array.forEach(one -> joined.append(joined.isEmpty() ? "" : " ").append(one.asText()));
        return joined.toString();
    }

    private static String padded(String name) {
        return name.length() >= WIDTH ? name : name + " ".repeat(WIDTH - name.length());
    }

    private void line(String words) {
        text.append(Printable.line(words)).append('\n');
    }
}
