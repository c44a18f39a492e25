package dev.sallyport.examples.cli.history;

import dev.sallyport.examples.cli.UsageException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A CSV of dated prices, of one series or several, in any order. Every complaint names the line. */
public final class HistoryFile {

    private final Notation notation;
    private final Columns.Names names;
    private final @Nullable Frequency frequency;

    /**
     * How to read the file.
     *
     * @param locale how numbers and dates are written; ISO 8601 and decimal points where null
     * @param frequency one of {@code H D B W M Q Y}; seen from the dates where null
     * @param idColumn the column of the series' names; found by its name or place where null
     * @param dateColumn the column of the dates, likewise
     * @param valueColumn the column of the prices, likewise
     */
    public HistoryFile(
            @Nullable Locale locale,
            @Nullable String frequency,
            @Nullable String idColumn,
            @Nullable String dateColumn,
            @Nullable String valueColumn) {
        this.notation = new Notation(locale);
        this.frequency = frequency == null ? null : Frequency.named(frequency);
        this.names = new Columns.Names(idColumn, dateColumn, valueColumn);
    }

    /**
     * The series in the file's text, in the order in which they first appear. A date without a row has no value.
     *
     * @throws UsageException if it can't be read, with the line that is to blame
     */
    public List<History> read(String text) {
        List<Csv.Row> rows = Csv.rows(text);
        if (rows.size() < 2) {
            throw new UsageException("there is no row below the header");
        }
        Columns columns = Columns.of(rows.get(0).cells(), names);
        Map<String, SortedMap<LocalDateTime, Entry>> series = new LinkedHashMap<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            add(row, columns, series);
        }
        return series.entrySet().stream()
                .map(one -> history(one.getKey(), one.getValue()))
                .toList();
    }

    private record Entry(int line, @Nullable Double value) {}

    private void add(Csv.Row row, Columns columns, Map<String, SortedMap<LocalDateTime, Entry>> series) {
        if (row.cells().size() != columns.count()) {
            throw blame(row.line(), "has " + row.cells().size() + " cells, and the header has " + columns.count());
        }
        String id = columns.id() < 0 ? "" : row.cells().get(columns.id());
        String written = row.cells().get(columns.date());
        LocalDateTime date = notation.date(written)
                .orElseThrow(() -> blame(row.line(), "'" + written + "' is not a date; see --locale"));
        Entry entry = new Entry(row.line(), value(row, columns));
        if (series.computeIfAbsent(id, any -> new TreeMap<>()).put(date, entry) != null) {
            throw blame(row.line(), "a second value for " + written);
        }
    }

    private @Nullable Double value(Csv.Row row, Columns columns) {
        String written = row.cells().get(columns.value());
        if (notation.isMissing(written)) {
            return null;
        }
        return notation.number(written)
                .orElseThrow(() -> blame(row.line(), "'" + written + "' is not a number; see --locale"));
    }

    private History history(String id, SortedMap<LocalDateTime, Entry> entries) {
        LocalDateTime start = entries.firstKey();
        Frequency step = frequency != null ? frequency : Frequency.of(List.copyOf(entries.keySet()));
        List<@Nullable Double> values = new ArrayList<>();
        entries.forEach((date, entry) -> {
            long at = step.periods(start, date);
            if (at < values.size() || at > MOST_PERIODS) {
                throw blame(entry.line(), "the date doesn't fit the frequency " + step + "; see --frequency");
            }
            while (values.size() < at) {
                values.add(null);
            }
            values.add(entry.value());
        });
        return new History(id, step.name(), step.text(start), null, null, values);
    }

    /** A misread year must not become a million empty periods. */
    private static final int MOST_PERIODS = 200_000;

    private static UsageException blame(int line, String problem) {
        return new UsageException("line " + line + ": " + problem);
    }
}
