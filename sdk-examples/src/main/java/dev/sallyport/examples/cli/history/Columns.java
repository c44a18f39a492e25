package dev.sallyport.examples.cli.history;

import dev.sallyport.examples.cli.UsageException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds what.
 *
 * @param id index of the series' name; -1 where the file has one series
 * @param date index of the date
 * @param value index of the price
 * @param count how many columns a row has
 */
record Columns(int id, int date, int value, int count) {

    /** The names that the caller gives; what isn't given is found by the usual name, else by its place. */
    record Names(
            @Nullable String id,
            @Nullable String date,
            @Nullable String value) {}

    static Columns of(List<String> header, Names names) {
        int last = header.size() - 1;
        int date = named(header, names.date(), "--date-col")
                .orElseGet(() -> usual(header, "date").orElse(last - 1));
        int value = named(header, names.value(), "--value-col")
                .orElseGet(() -> usual(header, "value").orElse(last));
        int id = named(header, names.id(), "--id-col")
                .orElseGet(() -> usual(header, "id").orElse(last == 2 ? 0 : -1));
        boolean chosen = names.date() != null && names.value() != null;
        if (date < 0
                || date == value
                || id == date
                || (!chosen && last > 2 && usual(header, "date").isEmpty())) {
            throw new UsageException("the header should be date,value or id,date,value; "
                    + "say which column is which with --date-col, --value-col and --id-col");
        }
        return new Columns(id == value ? -1 : id, date, value, header.size());
    }

    private static OptionalInt named(List<String> header, @Nullable String name, String flag) {
        if (name == null) {
            return OptionalInt.empty();
        }
        int index = header.indexOf(name);
        if (index < 0) {
            throw new UsageException(flag + " names the column '" + name + "', and the header has " + header);
        }
        return OptionalInt.of(index);
    }

    private static OptionalInt usual(List<String> header, String name) {
        return IntStream.range(0, header.size())
                .filter(i -> header.get(i).equalsIgnoreCase(name))
                .findFirst();
    }
}
