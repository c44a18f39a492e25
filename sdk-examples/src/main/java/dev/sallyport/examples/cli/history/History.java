package dev.sallyport.examples.cli.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One price history as a file has it.
 *
 * @param id its name in the file
 * @param frequency one of {@code H D B W M Q Y}
 * @param start ISO 8601 of the first period; absent where the file has no dates
 * @param season periods of a season; absent where the file doesn't say
 * @param horizon how many periods the file asks for; absent where it doesn't say
 * @param values one a period, oldest first; null where the file has none
 */
public record History(
        String id,
        String frequency,
        @Nullable String start,
        @Nullable Integer season,
        @Nullable Integer horizon,
        List<@Nullable Double> values) {

    /** Shows no prices. */
    @Override
    public String toString() {
        return "History[" + frequency + ", " + values.size() + "]";
    }
}
