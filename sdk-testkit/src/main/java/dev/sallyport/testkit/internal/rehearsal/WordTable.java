package dev.sallyport.testkit.internal.rehearsal;

/** Tesseract's table of words, put together to lines. */
final class WordTable {

    private static final int COLUMNS = 12;
    private static final int LINE = 4;
    private static final int LEFT = 6;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 9;
    private static final int CONFIDENCE = 10;
    private static final int TEXT = 11;
    private static final double SURE = 45;
    private static final double WIDE = 2.5;

    private final StringBuilder lines = new StringBuilder();
    private String line = "";
    private int end;

    private WordTable() {}

    /** The lines of the table; words that are hardly more than guessed are left out. */
    static String lines(String table) {
        WordTable words = new WordTable();
        table.lines().skip(1).map(row -> row.split("\t", -1)).forEach(words::add);
        return words.lines.toString();
    }

    private void add(String[] row) {
        if (row.length < COLUMNS || row[TEXT].isBlank() || Double.parseDouble(row[CONFIDENCE]) < SURE) {
            return;
        }
        String at = String.join(".", row[1], row[2], row[3], row[LINE]);
        int left = Integer.parseInt(row[LEFT]);
        int width = Integer.parseInt(row[WIDTH]);
        if (!at.equals(line)) {
            lines.append('\n');
        } else if (gap(left, width) > WIDE * Integer.parseInt(row[HEIGHT])) {
            lines.append('\t');
        } else if (!touches(row[TEXT])) {
            lines.append(' ');
        }
        lines.append(row[TEXT]);
        line = at;
        end = left + width;
    }

    private int gap(int left, int width) {
        return Math.min(Math.abs(left - end), Math.abs(left + width - end));
    }

    /** Characters of a script that doesn't part its words. */
    private boolean touches(String next) {
        return lines.length() > 0
                && Words.isUnspaced(lines.codePointBefore(lines.length()))
                && Words.isUnspaced(next.codePointAt(0));
    }
}
