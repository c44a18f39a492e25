package dev.sallyport.server.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.regex.Pattern;

/**
 * What a model can do, from the dated table.
 *
 * @param context tokens that it reads and writes together
 * @param maxOutput tokens that it writes at most
 */
public record Ability(int context, int maxOutput) {

    private static final String TABLE = "abilities-2026-11.json";
    private static final Pattern GEOGRAPHY = Pattern.compile("^[a-z-]+\\.(?=anthropic\\.)");

    /** What the model behind an inference profile can do; the least of all, if the table doesn't know it. */
    public static Ability of(String profile) {
        String model = GEOGRAPHY.matcher(profile).replaceFirst("");
        for (JsonNode row : table().path("models")) {
            if (model.startsWith(row.path("prefix").asText())) {
                return new Ability(
                        row.path("context").asInt(), row.path("maxOutput").asInt());
            }
        }
        throw new IllegalStateException(TABLE + " has no last row");
    }

    private static JsonNode table() {
        try {
            return Codec.read(Words.of(TABLE), JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new IllegalStateException(TABLE + " is not JSON", e);
        }
    }
}
