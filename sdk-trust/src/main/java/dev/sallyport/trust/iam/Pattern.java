package dev.sallyport.trust.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards, compiled: {@code *} is any number of characters, {@code ?} is one, colons and slashes among them.
 * Source: IAM user guide, "IAM JSON policy elements: Resource", "Using wildcards in resource ARNs".
 */
final class Pattern {
    private static final char ANY = '*';
    private static final char ONE = '?';

    private final String text;
    private final boolean[] wild;
    private final boolean plain;

    private Pattern(String text, boolean[] wild, boolean plain) {
        this.text = text;
        this.wild = wild;
        this.plain = plain;
    }

    /** Every {@code *} and {@code ?} is a wildcard. */
    static Pattern of(String text) {
        return new Builder().wildcards(text).build();
    }

    boolean matches(String value) {
        if (plain) {
            return text.equals(value);
        }
        return matches(0, text.length(), value, 0, value.length());
    }

    /** Whether they are the same but for the case of letters; no wildcards. */
    boolean equalsInAnyCase(String value) {
        return text.equalsIgnoreCase(value);
    }

    /**
     * Part by part of an ARN, of which there are six: no wildcard reaches over a colon but in the last. Source: IAM user
     * guide, "IAM JSON policy elements: Condition operators", "Amazon Resource Name (ARN) condition operators".
     */
    boolean matchesArn(String arn) {
        int from = 0;
        int arnFrom = 0;
        for (int part = 0; part < 5; part++) {
            int to = colon(from);
            int arnTo = arn.indexOf(':', arnFrom);
            if (to < 0 || arnTo < 0 || !matches(from, to, arn, arnFrom, arnTo)) {
                return false;
            }
            from = to + 1;
            arnFrom = arnTo + 1;
        }
        return matches(from, text.length(), arn, arnFrom, arn.length());
    }

    private int colon(int from) {
        return text.indexOf(':', from);
    }

    private boolean matches(int from, int to, String value, int valueFrom, int valueTo) {
        int p = from;
        int v = valueFrom;
        int afterStar = -1;
        int retry = -1;
        while (v < valueTo) {
            if (p < to && wild[p] && text.charAt(p) == ANY) {
                afterStar = ++p;
                retry = v;
            } else if (p < to && matchesOne(p, value, v)) {
                v = wild[p] ? next(value, v, valueTo) : v + 1;
                p++;
            } else if (afterStar >= 0) {
                retry = next(value, retry, valueTo);
                v = retry;
                p = afterStar;
            } else {
                return false;
            }
        }
        return onlyStars(p, to);
    }

    private boolean matchesOne(int p, String value, int v) {
        return wild[p] ? text.charAt(p) == ONE : text.charAt(p) == value.charAt(v);
    }

    private boolean onlyStars(int from, int to) {
        for (int p = from; p < to; p++) {
            if (!wild[p] || text.charAt(p) != ANY) {
                return false;
            }
        }
        return true;
    }

    private static int next(String value, int v, int end) {
        return Math.min(end, v + Character.charCount(value.codePointAt(v)));
    }

    /** Made of texts whose wildcards count and of such that mean what they say. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> wild = new ArrayList<>();

        Builder wildcards(String part) {
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                if (c == ANY || c == ONE) {
                    wild.add(text.length());
                }
                text.append(c);
            }
            return this;
        }

        Builder literal(String part) {
            text.append(part);
            return this;
        }

        Pattern build() {
            boolean[] marks = new boolean[text.length()];
            wild.forEach(i -> marks[i] = true);
            return new Pattern(text.toString(), marks, wild.isEmpty());
        }
    }
}
