package dev.sallyport.trust.simulation;

import java.util.List;

/**
 * A condition key, and what may be asked about it.
 *
 * @param name the key
 * @param kind what its values are
 * @param many whether a request may have several values of it
 * @param values that requests and policies take from
 */
record ContextKey(String name, Kind kind, boolean many, List<String> values) {

    /** What a value is, which decides on the operators. */
    enum Kind {
        STRING(
                "StringEquals",
                "StringNotEquals",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                "StringLike",
                "StringNotLike"),
        NUMBER(
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals"),
        DATE(
                "DateEquals",
                "DateNotEquals",
                "DateLessThan",
                "DateLessThanEquals",
                "DateGreaterThan",
                "DateGreaterThanEquals"),
        BOOL("Bool"),
        ADDRESS("IpAddress", "NotIpAddress"),
        ARN("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike");

        private final String operators;

        Kind(String... operators) {
            this.operators = String.join(" ", operators);
        }

        List<String> operators() {
            return List.of(operators.split(" "));
        }
    }

    static ContextKey string(String name, String... values) {
        return new ContextKey(name, Kind.STRING, false, List.of(values));
    }

    static ContextKey strings(String name, String... values) {
        return new ContextKey(name, Kind.STRING, true, List.of(values));
    }

    static ContextKey of(Kind kind, String name, String... values) {
        return new ContextKey(name, kind, false, List.of(values));
    }
}
