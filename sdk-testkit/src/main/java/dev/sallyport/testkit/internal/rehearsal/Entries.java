package dev.sallyport.testkit.internal.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything in the documents that may be a label with a value. */
final class Entries {

    private static final Pattern MARK = Pattern.compile("(?<!\\d)\\s*[:：﹕︰=](?!//)|(?<=\\d)\\s*[:：﹕︰=](?!//|\\d)"
            + "|\\s*(?:\\.{3,}|…+|_{3,}|(?:\\. ){3,})[:：]?|\\s[-–—]\\s");
    private static final Pattern COLUMNS = Pattern.compile("\\t+\\s*|\\s*\\|\\s*| {2,}|\\u3000{2,}");
    private static final Pattern NUMBERING = Pattern.compile("^\\(?[\\dA-Za-z]{1,3}[.)]\\s+");
    private static final int LONGEST_LABEL = 70;
    private static final int MOST_BARE_WORDS = 5;

    private final Map<String, List<Entry>> byLabel = new LinkedHashMap<>();
    private final Map<String, List<Entry>> bare = new HashMap<>();

    private Entries() {}

    static Entries of(List<Line> lines) {
        Entries entries = new Entries();
        for (int i = 0; i < lines.size(); i++) {
            entries.line(lines, i);
        }
        return entries;
    }

    /** Those whose label nothing marks as one; too many to look at each. */
    List<Entry> bare(String label) {
        return bare.getOrDefault(label, List.of());
    }

    /** All others by label, each with its places in order. */
    Map<String, List<Entry>> byLabel() {
        return byLabel;
    }

    /** The columns of a line. */
    static List<Passage> cells(Line line) {
        List<Passage> cells = new ArrayList<>();
        Passage whole = new Passage(line, line.text());
        int from = 0;
        Matcher gaps = COLUMNS.matcher(line.text());
        while (gaps.find()) {
            cells.add(whole.part(from, gaps.start()).trimmed());
            from = gaps.end();
        }
        cells.add(whole.part(from, line.text().length()).trimmed());
        cells.removeIf(cell -> cell.text().isEmpty());
        return cells;
    }

    private void line(List<Line> lines, int index) {
        List<Passage> cells = cells(lines.get(index));
        for (int c = 0; c < cells.size(); c++) {
            Passage cell = cells.get(c);
            boolean marked = marked(cell);
            if (c + 1 < cells.size()) {
                Passage label = withoutMark(cell);
                boolean open = !marked || label.text().length() < cell.text().length();
                add(label, cells.get(c + 1), open && marked ? Entry.Form.MARKED : Entry.Form.BESIDE);
            }
            bare(cell);
        }
        below(lines, index, cells);
    }

    /** Takes {@code Label: value} apart; whether the piece has a mark. */
    private boolean marked(Passage cell) {
        Matcher mark = MARK.matcher(cell.text());
        if (!mark.find() || mark.start() == 0) {
            return false;
        }
        Passage label = cell.part(0, mark.start());
        Passage rest = cell.part(mark.end(), cell.text().length());
        int next = nextLabel(rest.text());
        add(label, rest.part(0, next), Entry.Form.MARKED);
        if (next < rest.text().length()) {
            marked(rest.part(next, rest.text().length()));
        }
        if (Words.isRightToLeft(cell.text())) {
            add(rest, label, Entry.Form.REVERSED);
        }
        return true;
    }

    /** Where another known label begins on the same line; the text's end if none does. */
    private static int nextLabel(String text) {
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            String before = text.substring(0, mark.start());
            int at = before.length();
            int longest = -1;
            for (int words = 0; words < MOST_BARE_WORDS && at > 0; words++) {
                at = Math.max(before.lastIndexOf(' ', at - 1), 0);
                if (!Dictionary.concepts(Words.key(before.substring(at))).isEmpty()) {
                    longest = at;
                }
            }
            if (longest > 0) {
                return longest;
            }
        }
        return text.length();
    }

    private static Passage withoutMark(Passage cell) {
        Matcher mark = MARK.matcher(cell.text());
        boolean atEnd = mark.find() && mark.end() == cell.text().length() && mark.start() > 0;
        return atEnd ? cell.part(0, mark.start()) : cell;
    }

    /** {@code Total 1,250.00}: up to some words, or all before the first digit, may be the label. */
    private void bare(Passage cell) {
        String text = cell.text();
        if (text.chars().noneMatch(Character::isDigit)) {
            return;
        }
        int at = 0;
        for (int words = 0; words < MOST_BARE_WORDS; words++) {
            at = text.indexOf(' ', at + 1);
            if (at < 0) {
                break;
            }
            put(Words.key(text.substring(0, at)), cell.part(at, text.length()).trimmed(), Entry.Form.BARE);
        }
        int value = 0;
        while (value < text.length() && !Character.isDigit(text.charAt(value))) {
            value++;
        }
        if (value > 0 && value < text.length() && Words.isUnspaced(text.codePointAt(0))) {
            put(Words.key(text.substring(0, value)), cell.part(value, text.length()), Entry.Form.BARE);
        }
    }

    /** A label alone, or one whose mark has nothing after it, and the line below. */
    private void below(List<Line> lines, int index, List<Passage> cells) {
        if (cells.size() != 1
                || index + 1 >= lines.size()
                || !lines.get(index + 1).isOnPageOf(lines.get(index))) {
            return;
        }
        Passage label = withoutMark(cells.get(0));
        List<Passage> next = cells(lines.get(index + 1));
        if (next.isEmpty()) {
            return;
        }
        boolean isLabel =
                withoutMark(next.get(0)).text().length() < next.get(0).text().length()
                        || !Dictionary.concepts(Words.key(next.get(0).text())).isEmpty();
        if (!isLabel) {
            boolean open = label.text().length() < cells.get(0).text().length();
            add(label, next.get(0), open ? Entry.Form.MARKED : Entry.Form.BELOW);
        }
    }

    void add(Passage label, Passage value, Entry.Form form) {
        Passage clean = value.trimmed();
        if (clean.text().isEmpty() || label.text().length() > LONGEST_LABEL) {
            return;
        }
        String written = NUMBERING.matcher(label.text().strip()).replaceFirst("");
        String key = Words.key(written);
        String without = Words.key(written.replaceAll("[(（\\[].*?[)）\\]]", " "));
        put(key, clean, form);
        if (!without.equals(key)) {
            put(without, clean, form);
        }
        // Two names of one thing: "Name / 姓名".
        for (String part : written.split("[/／()（）]", -1)) {
            String partKey = Words.key(part);
            if (!partKey.equals(key) && !partKey.equals(without)) {
                put(partKey, clean, form);
            }
        }
    }

    private void put(String key, Passage value, Entry.Form form) {
        if (!key.isEmpty()) {
            Map<String, List<Entry>> home = form == Entry.Form.BARE ? bare : byLabel;
            home.computeIfAbsent(key, k -> new ArrayList<>()).add(new Entry(key, value, form));
        }
    }
}
