package dev.sallyport.internal.schema;

/** Something in a value is not what the type says. The message names the place and what was expected, no content. */
public final class UnreadableValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnreadableValueException(Place place, String expected) {
        this("what stands at '" + place.pointer() + "' is no " + expected);
    }

    private UnreadableValueException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** The message. */
    public String sentence() {
        return sentence;
    }
}
