package dev.sallyport.examples.cli.history;

import dev.sallyport.examples.cli.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Rows of RFC 4180, separated by whichever of comma, semicolon and tab the header has most of. */
final class Csv {

    /** A row and the line it begins on, from 1. */
    record Row(int line, List<String> cells) {}

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /** Every row with something in it; the first is the header. */
    static List<Row> rows(String text) {
        Csv csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Row> rows = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            Row row = csv.row();
            if (row.cells().size() > 1 || !row.cells().get(0).isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String header, char wanted) {
        return header.chars().filter(c -> c == wanted).count();
    }

    private Row row() {
        int first = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (at >= text.length() || text.charAt(at) != separator) {
                endOfRow();
                return new Row(first, cells);
            }
            at++;
        }
    }

    private void endOfRow() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private boolean isEnd(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private String quoted() {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                cell.append(c);
                line += c == '\n' ? 1 : 0;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                at++;
                return closed(cell.toString(), opened);
            }
        }
        throw new UsageException("line " + opened + ": a quotation mark is never closed");
    }

    private String closed(String cell, int opened) {
        if (at < text.length() && !isEnd(text.charAt(at))) {
            throw new UsageException(
                    "line " + opened + ": something stands between a quotation mark and the separator");
        }
        return cell.strip();
    }
}
