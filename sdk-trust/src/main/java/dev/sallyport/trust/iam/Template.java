package dev.sallyport.trust.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text of a policy that becomes a pattern for a request: what it has of variables is filled in from the context. */
final class Template {
    private final List<Piece> pieces;
    private final @Nullable Pattern fixed;

    private Template(List<Piece> pieces, @Nullable Pattern fixed) {
        this.pieces = pieces;
        this.fixed = fixed;
    }

    static Template of(List<Piece> pieces) {
        boolean variable = pieces.stream().anyMatch(Variable.class::isInstance);
        return new Template(List.copyOf(pieces), variable ? null : resolved(pieces, null));
    }

    /** Whether it is the same for every request. */
    boolean isFixed() {
        return fixed != null;
    }

    /** The pattern for that request; null if a variable has no value in it and no default. */
    @Nullable
    Pattern in(Context context) {
        return fixed != null ? fixed : resolved(pieces, context);
    }

    private static @Nullable Pattern resolved(List<Piece> pieces, @Nullable Context context) {
        Pattern.Builder pattern = new Pattern.Builder();
        for (Piece piece : pieces) {
            if (!piece.addTo(pattern, context)) {
                return null;
            }
        }
        return pattern.build();
    }

    /** A part of it. */
    sealed interface Piece {
        /** Adds itself; false if it has no value. */
        boolean addTo(Pattern.Builder pattern, @Nullable Context context);
    }

    /** Text whose {@code *} and {@code ?} are wildcards. */
    record Wildcards(String text) implements Piece {
        @Override
        public boolean addTo(Pattern.Builder pattern, @Nullable Context context) {
            pattern.wildcards(text);
            return true;
        }
    }

    /** Text that means what it says. */
    record Literal(String text) implements Piece {
        @Override
        public boolean addTo(Pattern.Builder pattern, @Nullable Context context) {
            pattern.literal(text);
            return true;
        }
    }

    /**
     * The value of a context key. A wildcard in it is none.
     *
     * @param key in lower case
     * @param defaultValue if the request has no such key
     */
    record Variable(String key, @Nullable String defaultValue) implements Piece {
        @Override
        public boolean addTo(Pattern.Builder pattern, @Nullable Context context) {
            String found = context == null ? null : context.single(key);
            String value = found == null ? defaultValue : found;
            if (value != null) {
                pattern.literal(value);
            }
            return value != null;
        }
    }
}
