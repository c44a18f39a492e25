package dev.sallyport.testkit.internal.rehearsal;

/** Digits of all scripts as ASCII ones, character by character, so that places in the text stay the same. */
final class Numerals {

    private Numerals() {}

    static String ascii(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            result.append(ascii(text.charAt(i)));
        }
        return result.toString();
    }

    private static char ascii(char c) {
        if (c > 127 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return switch (c) {
            case '٫' -> '.';
            case '٬' -> ',';
            case '，' -> ',';
            case '．' -> '.';
            case '：' -> ':';
            case '／' -> '/';
            case '－', '−', '–', '‐', '‑' -> '-';
            case '\u00a0', '\u202f', '\u2009' -> ' ';
            default -> c;
        };
    }
}
