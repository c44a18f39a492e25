package dev.sallyport.testkit.internal.rehearsal;

import java.util.regex.Matcher;

/** A number together with the currency's mark that touches it. */
final class MoneySpan {

    private static final int GAP = 2;

    private MoneySpan() {}

    static Passage around(Passage value, int start, int end) {
        int from = start;
        int to = end;
        Matcher marks = Money.MARK.matcher(value.text());
        while (marks.find()) {
            if (Money.code(marks.group()).isEmpty()) {
                continue;
            }
            if (isGap(value.text(), marks.end(), start)) {
                from = marks.start();
            } else if (isGap(value.text(), end, marks.start())) {
                to = marks.end();
                break;
            }
        }
        return value.part(from, to);
    }

    private static boolean isGap(String text, int from, int to) {
        return from <= to && to - from <= GAP && text.substring(from, to).isBlank();
    }
}
