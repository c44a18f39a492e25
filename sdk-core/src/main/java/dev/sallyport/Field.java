package dev.sallyport;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value with what is known of it: whether the documents contain it, the words it was read from and where they stand. As
 * the type of a record's component it makes the component optional. Immutable if the value is.
 *
 * @param <V> the type of the value
 */
public final class Field<V> {

    private final State state;
    private final @Nullable V value;
    private final String raw;
    private final List<Quote> evidence;
    private final Confidence confidence;

    private Field(State state, @Nullable V value, String raw, List<Quote> evidence, Confidence confidence) {
        this.state = state;
        this.value = value;
        this.raw = raw;
        this.evidence = List.copyOf(evidence);
        this.confidence = confidence;
    }

    /** A field; applications need this in their own tests only. */
    public static <V> Field<V> of(
            State state, @Nullable V value, String raw, List<Quote> evidence, Confidence confidence) {
        return new Field<>(state, value, raw, evidence, confidence);
    }

    /** Whether the documents contain it. */
    public State state() {
        return state;
    }

    /** The value; empty if the documents don't contain it or it can't be read. */
    public Optional<V> value() {
        return Optional.ofNullable(value);
    }

    /** The words it was read from, as they stand in the document; empty where there are none. */
    public String raw() {
        return raw;
    }

    /** Where it stands. */
    public List<Quote> evidence() {
        return evidence;
    }

    /** How sure the model is. */
    public Confidence confidence() {
        return confidence;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> field
                && state == field.state
                && Objects.equals(value, field.value)
                && raw.equals(field.raw)
                && evidence.equals(field.evidence)
                && confidence.equals(field.confidence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, value, raw, evidence);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Field[" + state + "]";
    }

    /** Whether the documents contain a value. */
    public enum State {
        /** They do. */
        FOUND,
        /** They don't. */
        ABSENT,
        /** It is there and can't be read. */
        UNREADABLE,
        /** They contradict each other. */
        CONFLICTING;

        /** Its name in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
