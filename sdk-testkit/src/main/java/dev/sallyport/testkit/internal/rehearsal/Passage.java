package dev.sallyport.testkit.internal.rehearsal;

/**
 * A verbatim piece of a line.
 *
 * @param line where it is
 * @param text the piece
 */
record Passage(Line line, String text) {

    /** A piece of this piece. */
    Passage part(int from, int to) {
        return new Passage(line, text.substring(from, to));
    }

    /** The same without surrounding blanks and punctuation that belongs to no value. */
    Passage trimmed() {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(text.charAt(to - 1))) {
            to--;
        }
        return part(from, to);
    }

    private static boolean isEdge(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || "_|*;,،、".indexOf(c) >= 0;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Passage[" + line + "]";
    }
}
