package dev.sallyport.server.decode;

import java.util.Locale;

/** Whether a quote stands in a text with at most one letter in ten otherwise, as recognised or retyped text has them. */
final class NearMatch {

    private static final int LETTERS_A_MISTAKE = 10;
    /** Quote by text, in characters: the work grows with both, and an answer may have hundreds of quotes. */
    private static final long LARGEST = 4_000_000;

    private NearMatch() {}

    static boolean stands(String quote, String text) {
        int mistakes = quote.length() / LETTERS_A_MISTAKE;
        if (mistakes == 0 || (long) quote.length() * text.length() > LARGEST) {
            return false;
        }
        return search(quote.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT), mistakes);
    }

    /**
     * Sellers' algorithm: the least edits that make some part of the text into the quote, one column of the table for each
     * character of the text; beside each number of edits stands where its part began.
     */
    private static boolean search(String quote, String text, int mistakes) {
        int rows = quote.length();
        int[] edits = new int[rows + 1];
        int[] begins = new int[rows + 1];
        for (int row = 0; row <= rows; row++) {
            edits[row] = row;
        }
        for (int column = 1; column <= text.length(); column++) {
            int diagonalEdits = edits[0];
            int diagonalBegin = begins[0];
            begins[0] = column;
            for (int row = 1; row <= rows; row++) {
                int same = diagonalEdits + (quote.charAt(row - 1) == text.charAt(column - 1) ? 0 : 1);
                int sameBegin = diagonalBegin;
                diagonalEdits = edits[row];
                diagonalBegin = begins[row];
                int more = edits[row] + 1;
                int less = edits[row - 1] + 1;
                if (same <= more && same <= less) {
                    edits[row] = same;
                    begins[row] = sameBegin;
                } else if (more <= less) {
                    edits[row] = more;
                } else {
                    edits[row] = less;
                    begins[row] = begins[row - 1];
                }
            }
            if (edits[rows] <= mistakes && sameDigits(quote, text, begins[rows], column)) {
                return true;
            }
        }
        return false;
    }

    /** Another digit is another amount, not a misspelling; nor may the part begin or end inside a number. */
    private static boolean sameDigits(String quote, String text, int from, int to) {
        int begin = from;
        while (PageText.cutsNumber(text, begin)) {
            begin--;
        }
        int end = to;
        while (PageText.cutsNumber(text, end)) {
            end++;
        }
        return digits(quote).equals(digits(text.substring(begin, end)));
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
