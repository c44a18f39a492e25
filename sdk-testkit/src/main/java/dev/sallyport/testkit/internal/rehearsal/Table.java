package dev.sallyport.testkit.internal.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines of as many columns as their head.
 *
 * @param head the columns' names
 * @param rows the lines below
 */
record Table(List<Passage> head, List<List<Passage>> rows) {

    private static final int LEAST_COLUMNS = 2;

    /** All tables of the documents. */
    static List<Table> all(List<Line> lines) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            List<Passage> head = columns(lines.get(i));
            List<List<Passage>> rows =
                    head.size() < LEAST_COLUMNS || !isHead(head) ? List.of() : rows(lines, i, head.size());
            if (!rows.isEmpty()) {
                tables.add(new Table(head, rows));
            }
            i += 1 + rows.size();
        }
        return tables;
    }

    private static List<List<Passage>> rows(List<Line> lines, int head, int columns) {
        List<List<Passage>> rows = new ArrayList<>();
        for (int i = head + 1; i < lines.size() && lines.get(i).isOnPageOf(lines.get(head)); i++) {
            List<Passage> row = columns(lines.get(i));
            if (row.size() != columns) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    private static boolean isHead(List<Passage> cells) {
        return cells.stream()
                .noneMatch(
                        cell -> cell.text().chars().filter(Character::isDigit).count() * 2
                                > cell.text().length());
    }

    private static List<Passage> columns(Line line) {
        List<Passage> cells = Entries.cells(line);
        if (cells.size() > 1) {
            return cells;
        }
        String separator = line.text().contains(";") ? ";" : ",";
        Passage whole = new Passage(line, line.text());
        List<Passage> parts = new ArrayList<>();
        int from = 0;
        for (String part : Arrays.asList(line.text().split(separator, -1))) {
            parts.add(whole.part(from, from + part.length()).trimmed());
            from += part.length() + 1;
        }
        return parts;
    }
}
