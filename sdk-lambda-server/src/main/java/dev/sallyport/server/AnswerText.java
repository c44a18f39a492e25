package dev.sallyport.server;

import java.util.function.Consumer;

/**
 * Parts an assist answer, as it comes, into the words for the reader, which are handed on at once, and the evidence after
 * them, which is not. What may be the beginning of the evidence's tag is held back. Not thread-safe.
 */
final class AnswerText implements Consumer<String> {

    private static final String TAG = "<evidence>";
    private static final String END = "</evidence>";

    private final Consumer<String> listener;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private boolean afterTag;

    AnswerText(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String piece) {
        held.append(piece);
        if (afterTag) {
            return;
        }
        int tag = held.indexOf(TAG);
        if (tag >= 0) {
            hand(endOfWords(tag));
            held.delete(0, held.indexOf(TAG) + TAG.length());
            afterTag = true;
        } else {
            hand(endOfWords(beginOfTag()));
        }
    }

    /** The words; exactly those that were handed on. To be called once all has come. */
    String words() {
        if (!afterTag) {
            hand(endOfWords(held.length()));
            held.setLength(0);
        }
        return words.toString();
    }

    /** What stands in the evidence's tag; an empty array if there is none. */
    String evidence() {
        if (!afterTag) {
            return "[]";
        }
        int end = held.indexOf(END);
        return end < 0 ? held.toString() : held.substring(0, end);
    }

    private void hand(int end) {
        String next = held.substring(0, end);
        held.delete(0, end);
        if (words.length() == 0) {
            next = next.stripLeading();
        }
        if (!next.isEmpty()) {
            words.append(next);
            listener.accept(next);
        }
    }

    /** Where a tag may have begun that hasn't come to its end yet. */
    private int beginOfTag() {
        for (int from = Math.max(0, held.length() - TAG.length() + 1); from < held.length(); from++) {
            if (TAG.startsWith(held.substring(from))) {
                return from;
            }
        }
        return held.length();
    }

    /** White space before the end is not words, unless more words follow. */
    private int endOfWords(int end) {
        int last = end;
        while (last > 0 && Character.isWhitespace(held.charAt(last - 1))) {
            last--;
        }
        return last;
    }
}
