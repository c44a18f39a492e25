package dev.sallyport.contract;

/** The events as the elements of one JSON array. */
final class ArrayElements extends Framed {

    private enum Expected {
        OPENING,
        FIRST,
        SEPARATOR,
        NEXT,
        NOTHING
    }

    private Expected expected = Expected.OPENING;
    private int depth;
    private boolean inString;
    private boolean escaped;

    @Override
    int take(byte[] bytes, int from) throws MalformedMessageException {
        int at = from;
        while (depth == 0 && at < bytes.length && !begins(bytes[at])) {
            at++;
        }
        for (int i = at; i < bytes.length; i++) {
            if (ends(bytes[i])) {
                hold(bytes, at, i + 1);
                completed();
                expected = Expected.SEPARATOR;
                return i + 1;
            }
        }
        hold(bytes, at, bytes.length);
        return bytes.length;
    }

    /** Whether an element begins with this byte. */
    private boolean begins(byte b) throws MalformedMessageException {
        if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
            return false;
        }
        boolean element = b == '{' && (expected == Expected.FIRST || expected == Expected.NEXT);
        expected = element ? expected : afterPunctuation(b);
        return element;
    }

    private Expected afterPunctuation(byte b) throws MalformedMessageException {
        if (b == '[' && expected == Expected.OPENING) {
            return Expected.FIRST;
        }
        if (b == ',' && expected == Expected.SEPARATOR) {
            return Expected.NEXT;
        }
        if (b == ']' && (expected == Expected.FIRST || expected == Expected.SEPARATOR)) {
            return Expected.NOTHING;
        }
        throw new MalformedMessageException("bytes between the events of an array");
    }

    /** Whether the element that this byte belongs to ends with it. */
    private boolean ends(byte b) {
        if (inString) {
            inString = escaped || b != '"';
            escaped = !escaped && b == '\\';
        } else if (b == '"') {
            inString = true;
        } else if (b == '{' || b == '[') {
            depth++;
        } else if (b == '}' || b == ']') {
            return --depth == 0;
        }
        return false;
    }
}
