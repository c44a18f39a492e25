package dev.sallyport;

import java.util.List;
import java.util.Map;

/**
 * What the documents say. Immutable. Not for implementing: methods will be added.
 *
 * @param <T> the type of the value
 */
public interface Analysis<T> {

    /**
     * The value. An untyped one is made of {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Long} or
     * {@code BigInteger}, {@code Boolean} and null, in the schema's form: a decimal and a date are strings.
     */
    T value();

    /** The value as JSON, in the schema's form; what is absent is null. */
    String json();

    /**
     * What is known of one scalar of the value; a {@link Money} is one scalar.
     *
     * @param pointer RFC 6901, as {@code /parties/0/name}
     * @throws IllegalArgumentException if there is no such scalar
     */
    Field<?> field(String pointer);

    /** What is known of every scalar of the value, by its pointer, in the function's order. */
    Map<String, Field<?>> fields();

    /** BCP-47 tags of the documents' languages, as the model sees them. */
    List<String> languages();

    /** How much was read. */
    Completeness completeness();

    /** What the caller should know. */
    List<Warning> warnings();

    /** What each document turned out to be, in the request's order. */
    List<DocumentReading> documents();

    /** What it took. */
    Receipt receipt();
}
