package dev.sallyport;

import java.util.OptionalDouble;

/**
 * How sure a value is.
 *
 * @param value from 0 to 1; empty where the function gives none
 * @param calibrated whether it was fitted to this model: only then is it a probability
 */
public record Confidence(OptionalDouble value, boolean calibrated) {

    /** Nothing is known. */
    public static final Confidence UNKNOWN = new Confidence(OptionalDouble.empty(), false);
}
