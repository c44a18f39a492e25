package dev.sallyport.examples.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.examples.cli.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Undated histories, one JSON object a line: {@code {"id","period","m","h","values":[…]}}. Every complaint names the line. */
public final class SeriesFile {

    private static final Map<String, String> PERIODS =
            Map.of("hourly", "H", "daily", "D", "weekly", "W", "monthly", "M", "quarterly", "Q", "yearly", "Y");

    /** For a period of another name, by its season's length. */
    private static final Map<Integer, String> SEASONS =
            Map.of(24, "H", 7, "D", 5, "B", 52, "W", 12, "M", 4, "Q", 1, "Y");

    private SeriesFile() {}

    /**
     * The histories, in the file's order.
     *
     * @throws UsageException if a line isn't such an object, or there is none
     */
    public static List<History> read(String text) {
        List<History> histories = new ArrayList<>();
        int line = 0;
        for (String json : text.lines().toList()) {
            line++;
            if (!json.isBlank()) {
                histories.add(history(json, line));
            }
        }
        if (histories.isEmpty()) {
            throw new UsageException("there is no series in the file");
        }
        return histories;
    }

    private static History history(String json, int line) {
        JsonNode node = parsed(json, line);
        if (!node.isObject() || !node.path("values").isArray()) {
            throw blame(line, "should be {\"id\",\"period\",\"m\",\"h\",\"values\":[…]}");
        }
        return new History(
                node.path("id").asText(),
                frequency(node, line),
                null,
                count(node, "m", line),
                count(node, "h", line),
                values(node, line));
    }

    private static @Nullable Integer count(JsonNode node, String name, int line) {
        JsonNode count = node.path(name);
        if (count.isMissingNode() || count.isNull()) {
            return null;
        }
        if (!count.canConvertToInt() || count.intValue() < 1) {
            throw blame(line, name + " should be a whole number of at least 1");
        }
        return count.intValue();
    }

    private static JsonNode parsed(String json, int line) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw blame(line, "is not JSON");
        }
    }

    private static String frequency(JsonNode node, int line) {
        String period = node.path("period").asText().toLowerCase(Locale.ROOT);
        String named = PERIODS.getOrDefault(period, SEASONS.get(node.path("m").asInt()));
        if (named == null) {
            throw blame(line, "its period is unknown: use one of hourly, daily, weekly, monthly, quarterly, yearly");
        }
        return named;
    }

    private static List<@Nullable Double> values(JsonNode node, int line) {
        List<@Nullable Double> values = new ArrayList<>();
        for (JsonNode value : node.path("values")) {
            if (!value.isNumber() && !value.isNull()) {
                throw blame(line, "a value is neither a number nor null");
            }
            values.add(value.isNull() ? null : (Double) value.doubleValue());
        }
        return values;
    }

    private static UsageException blame(int line, String problem) {
        return new UsageException("line " + line + ": " + problem);
    }
}
