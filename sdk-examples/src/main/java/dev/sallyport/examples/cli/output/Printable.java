package dev.sallyport.examples.cli.output;

/** Text from documents, which may hold what a terminal would obey. */
public final class Printable {

    private Printable() {}

    /** The text for a person's terminal: on one line, and with nothing in it that moves, hides or turns round other text. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
                safe.append(' ');
            } else {
                append(safe, c);
            }
        });
        return safe.toString();
    }

    /** The same, with its line feeds. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                safe.append((char) c);
            } else {
                append(safe, c);
            }
        });
        return safe.toString();
    }

    /** JSON leaves DEL and C1 as they are, and a terminal may take them for commands. They only ever stand in strings. */
    public static String json(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c >= 0x7f && c <= 0x9f) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static void append(StringBuilder safe, int c) {
        if (Character.isISOControl(c) || isDirection(c) || Character.getType(c) == Character.SURROGATE) {
            safe.append(String.format("\\u%04x", c));
        } else {
            safe.appendCodePoint(c);
        }
    }

    private static boolean isDirection(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
